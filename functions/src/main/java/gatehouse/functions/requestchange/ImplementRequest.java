package gatehouse.functions.requestchange;

import gatehouse.domain.Outcome;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `POST …/change-requests/{request}/implement`: the vendor does what a tenant wishes, all of it or
/// nothing (E6).
final class ImplementRequest implements Command {
    private final Tickets tickets;
    private final Implementing implementing;

    @Inject
    ImplementRequest(Tickets tickets, Implementing implementing) {
        this.tickets = tickets;
        this.implementing = implementing;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return tickets.act(
                request,
                Tickets.ofVendor(request),
                ticket -> request.form().canDryRun().ifGood(() -> implementing.plan(ticket)));
    }
}
