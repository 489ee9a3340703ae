package gatehouse.functions.requestchange;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `POST …/change-requests/{request}/cancel`: by anybody of the tenant's side, whoever submitted it
/// (E7).
final class CancelRequest implements Command {
    private final Tickets tickets;
    private final Closing closing;

    @Inject
    CancelRequest(Tickets tickets, Closing closing) {
        this.tickets = tickets;
        this.closing = closing;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        return tickets.act(
                request, Tickets.ofCustomer(request), ticket -> form.ifGood(() -> cancel(ticket)));
    }

    private Outcome<Plan> cancel(Ticket ticket) {
        return closing.closed(
                ticket,
                ticket.value().cancel(ticket.by(), ticket.now()),
                was -> was.cancelled(ticket.by(), ticket.now()),
                EventType.REQUEST_CANCELLED,
                "");
    }
}
