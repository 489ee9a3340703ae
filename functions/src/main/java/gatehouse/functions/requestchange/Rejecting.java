package gatehouse.functions.requestchange;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.request.ChangeRequest.Ruling;
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
        return ticket.value()
                .reject(ticket.by(), ticket.now())
                .map(ruling ->
                        switch (ruling) {
                            case Ruling.Open(var was) ->
                                    closing.plan(
                                            ticket,
                                            was.rejected(ticket.by(), reason, ticket.now()),
                                            EventType.REQUEST_REJECTED,
                                            reason);
                            case Ruling.Repeat(var is) -> closing.repeat(ticket, is);
                        });
    }
}
