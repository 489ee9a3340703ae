package gatehouse.functions.requestchange;

import gatehouse.domain.Outcome;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `POST …/change-requests/{request}/reject` {reason}: by the vendor (E7).
final class RejectRequest implements Command {
    private final Tickets tickets;
    private final Rejecting rejecting;

    @Inject
    RejectRequest(Tickets tickets, Rejecting rejecting) {
        this.tickets = tickets;
        this.rejecting = rejecting;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var reason = form.reason();
        return tickets.act(
                request,
                Tickets.ofVendor(request),
                ticket -> form.ifGood(() -> rejecting.plan(ticket, reason.orElseThrow().text())));
    }
}
