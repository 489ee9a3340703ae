package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Groups;
import gatehouse.domain.EventType;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Makes groups that an import names and that are not there, as `POST …/groups` would. Who imports
/// the same at the same moment, or once more, finds them.
final class MakeGroups {
    private final Commands commands;
    private final Groups groups;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    MakeGroups(Commands commands, Groups groups, Stamps stamps, RandomGenerator random) {
        this.commands = commands;
        this.groups = groups;
        this.stamps = stamps;
        this.random = random;
    }

    /// Makes them.
    ///
    /// @return their ids, by name
    Outcome<Map<String, GroupId>> make(List<String> names, Request request) {
        var made = new TreeMap<String, GroupId>();
        for (var name : names) {
            switch (make(name, request)) {
                case Outcome.Refused<GroupId>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<GroupId>(var id) -> made.put(name, id);
            }
        }
        return Outcome.done(made);
    }

    private Outcome<GroupId> make(String name, Request request) {
        // it is found by its name, so that it needs no idempotency key
        return commands.part(
                        asked -> plan(name, asked), request.withoutHeader(Request.IDEMPOTENCY_KEY))
                .map(answer ->
                        new GroupId(Json.read(answer.body()).orElseThrow().path("id").asText()));
    }

    private Outcome<Plan> plan(String name, Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_GROUPS);
        return commands.admit(
                request,
                demand,
                in -> {
                    var all = there(in);
                    return all.stream()
                            .filter(group -> group.active() && group.name().equals(name))
                            .findFirst()
                            .map(group -> Outcome.<Plan>done(new Plan.Answered(answer(group.id()))))
                            .orElseGet(() -> make(name, all, in, request));
                });
    }

    /// The groups of the tenant.
    List<Group> there(Admitted in) {
        return groups.all(in.tenant().id()).stream()
                .map(GroupItems::read)
                .map(ListedGroup::group)
                .toList();
    }

    private Outcome<Plan> make(String name, List<Group> all, Admitted in, Request request) {
        var many = ListedGroup.refusesMore(all.size());
        if (many.isPresent()) {
            return Outcome.refused(many.get());
        }
        var tenant = in.tenant().id();
        // that one may have another name by now
        var id =
                Optional.of(GroupId.of(tenant, name))
                        .filter(own -> all.stream().noneMatch(group -> group.id().equals(own)))
                        .orElseGet(() -> GroupId.next(random));
        var change = stamps.by(in, request.origin(), EventType.GROUP_CREATED, Subject.of(id), "");
        var group = new ListedGroup(new Group(id, name, true), "", 0);
        return Outcome.done(Plan.of(answer(id), GroupItems.create(tenant, group, change)));
    }

    private static Answer answer(GroupId id) {
        return Answer.ok(Json.object().put("id", id.value()));
    }
}
