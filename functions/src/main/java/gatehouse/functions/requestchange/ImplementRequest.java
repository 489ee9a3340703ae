package gatehouse.functions.requestchange;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.request.Comment.Side;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;

/// `POST …/change-requests/{request}/implement`: the vendor does what a tenant wishes, all of it or
/// nothing (E6).
final class ImplementRequest implements Command {
    private final Commands commands;
    private final Implementing implementing;

    @Inject
    ImplementRequest(Commands commands, Implementing implementing) {
        this.commands = commands;
        this.implementing = implementing;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.DECIDE_CHANGES)
                        .orVendor();
        var place = place(request);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        place.flatMap(in::item)
                                .map(item -> plan(item, in, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Optional<Key> place(Request request) {
        return ChangeRequestId.parse(request.path("request"))
                .filter(id -> id.tenant().value().equals(request.path("tenant")))
                .map(Keys::changeRequest);
    }

    private Outcome<Plan> plan(Item item, Admitted in, Request request) {
        return request.form()
                .canDryRun()
                .ifGood(() ->
                        implementing.plan(
                                new Ticket(
                                        in.tenant(),
                                        item,
                                        in.account().author(),
                                        Side.VENDOR,
                                        in.now(),
                                        request)));
    }
}
