package gatehouse.functions.requestchange;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.functions.Plan;
import jakarta.inject.Inject;

/// Turns a change request down; who asked is told why (E7).
final class Rejecting {
    private final Closing closing;

    @Inject
    Rejecting(Closing closing) {
        this.closing = closing;
    }

    /// @param reason in a person's words
    Outcome<Plan> plan(Ticket ticket, String reason) {
        return closing.closed(
                ticket,
                ticket.value().reject(ticket.by(), ticket.now()),
                was -> was.rejected(ticket.by(), reason, ticket.now()),
                EventType.REQUEST_REJECTED,
                reason);
    }
}
