package gatehouse.functions.groups;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.domain.EventType;
import gatehouse.domain.Label;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;

/// `PATCH …/groups/{group}` {name?, description?, active?}. An inactive group keeps its members,
/// and takes no new ones.
final class ChangeGroup implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    ChangeGroup(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var wish = new Wish(request.form().canDryRun());
        var place = Places.group(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_GROUPS);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        DomainGroup.isMeant(request)
                                ? wish.form.ifGood(() -> Outcome.refused(DomainGroup.BUILT_IN))
                                : place.flatMap(in::item)
                                        .map(item -> change(wish, item, in, request))
                                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> change(Wish wish, Item item, Admitted in, Request request) {
        return wish.form
                .ifGood(() -> Preconditions.isMeant(request, item.version()))
                .map(_ -> planned(wish.on(GroupItems.read(item)), item, in, request));
    }

    private Plan planned(ListedGroup next, Item item, Admitted in, Request request) {
        if (next.equals(GroupItems.read(item))) {
            var same = Answer.ok(GroupJson.of(next, item.version()), item.version());
            return Plan.unchanged(same, request);
        }
        var subject = Subject.of(next.group().id());
        var change = stamps.by(in, request.origin(), EventType.GROUP_CHANGED, subject, "");
        long version = item.version() + 1;
        return Plan.of(
                Answer.ok(GroupJson.of(next, version), version),
                GroupItems.replace(item, next, change));
    }

    /// What is to be otherwise.
    private static final class Wish {
        private final Form form;
        private final Optional<String> name;
        private final Optional<String> description;
        private final Optional<Boolean> active;

        Wish(Form form) {
            this.form = form;
            name = form.optional("name", Label::name, Label.NAME_RULE);
            description = form.optional("description", Label::description, Label.DESCRIPTION_RULE);
            active = form.flag("active");
            form.oneOf("name", "description", "active");
        }

        ListedGroup on(ListedGroup old) {
            return old.with(
                    name.orElse(old.group().name()),
                    description.orElse(old.description()),
                    active.orElse(old.group().active()));
        }
    }
}
