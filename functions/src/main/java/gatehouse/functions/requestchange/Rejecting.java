package gatehouse.functions.requestchange;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.functions.Plan;
import jakarta.inject.Inject;
import java.util.List;

/// Turns a change request down; who asked is told why (E7).
final class Rejecting {
    private final Closing closing;

    @Inject
    Rejecting(Closing closing) {
        this.closing = closing;
    }

    /// @param reason in a person's words
    Outcome<Plan> plan(Ticket ticket, String reason) {
        var ruling = ticket.value().reject(ticket.by(), ticket.now());
        return closing.ruled(
                ticket,
                ruling,
                was ->
                        Outcome.done(
                                closing.plan(
                                        ticket,
                                        was.rejected(ticket.by(), reason, ticket.now()),
                                        EventType.REQUEST_REJECTED,
                                        reason,
                                        List.of())));
    }
}
