package gatehouse.functions.groups;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.domain.EventType;
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
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/groups/{group}`: only where nobody is in it (D5).
final class DeleteGroup implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    DeleteGroup(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var place = Places.group(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_GROUPS);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        DomainGroup.isMeant(request)
                                ? form.ifGood(() -> Outcome.refused(DomainGroup.BUILT_IN))
                                : place.flatMap(in::item)
                                        .map(item -> form.ifGood(() -> delete(item, in, request)))
                                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> delete(Item item, Admitted in, Request request) {
        var group = GroupItems.read(item);
        var subject = Subject.of(group.group().id());
        var change = stamps.by(in, request.origin(), EventType.GROUP_DELETED, subject, "");
        return group.refusesDeleting()
                .<Outcome<Plan>>map(Outcome::refused)
                .orElseGet(() ->
                        Outcome.done(Plan.of(Answer.done(), GroupItems.delete(item, change))));
    }
}
