package gatehouse.functions.groups;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Groups;
import gatehouse.domain.EventType;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Label;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;

/// `POST …/groups` {name, description?, active?}.
final class CreateGroup implements Command {
    private final Commands commands;
    private final Groups groups;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    CreateGroup(Commands commands, Groups groups, Stamps stamps, RandomGenerator random) {
        this.commands = commands;
        this.groups = groups;
        this.stamps = stamps;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var name = form.required("name", Label::name, Label.NAME_RULE);
        var description = form.optional("description", Label::description, Label.DESCRIPTION_RULE);
        var active = form.flag("active");
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_GROUPS);
        return commands.admit(
                request,
                demand,
                in ->
                        form.ifGood(() -> {
                            var id = GroupId.next(random);
                            var group = new Group(id, name.orElseThrow(), active.orElse(true));
                            return create(
                                    new ListedGroup(group, description.orElse(""), 0), in, request);
                        }));
    }

    /// Several at the same moment may come to a few more than the most: nothing depends on it.
    private Outcome<Plan> create(ListedGroup group, Admitted in, Request request) {
        var tenant = in.tenant().id();
        var many = ListedGroup.refusesMore(groups.all(tenant).size());
        if (many.isPresent()) {
            return Outcome.refused(many.get());
        }
        var id = group.group().id();
        var change = stamps.by(in, request.origin(), EventType.GROUP_CREATED, Subject.of(id), "");
        var location = "/v1/tenants/" + tenant + "/groups/" + id;
        return Outcome.done(
                Plan.of(
                        Answer.created(GroupJson.of(group, 1), location, 1),
                        GroupItems.create(tenant, group, change)));
    }
}
