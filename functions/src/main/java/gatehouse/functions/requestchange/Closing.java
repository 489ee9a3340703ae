package gatehouse.functions.requestchange;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import jakarta.inject.Inject;

/// The end of a change request, however it comes to it.
final class Closing {
    private final Showing showing;
    private final Stamps stamps;

    @Inject
    Closing(Showing showing, Stamps stamps) {
        this.showing = showing;
        this.stamps = stamps;
    }

    /// Writes the end, with its event.
    ///
    /// @param reason where one is given
    Plan plan(Ticket ticket, ChangeRequest closed, EventType type, String reason) {
        return new Plan.Do(
                ChangeRequestItems.close(ticket.item(), closed, change(ticket, type, reason)),
                answer(ticket, closed, ticket.item().version() + 1),
                () -> {});
    }

    /// The event of what is done with a request.
    Change change(Ticket ticket, EventType type, String reason) {
        return stamps.change(
                type,
                ticket.tenant().id(),
                Subject.of(ticket.value().terms().id()),
                ticket.by(),
                ticket.now(),
                reason,
                ticket.request().origin());
    }

    /// The same person has done the same before.
    Plan repeat(Ticket ticket, ChangeRequest closed) {
        return Plan.unchanged(answer(ticket, closed, ticket.item().version()), ticket.request());
    }

    /// A request that is closed.
    ///
    /// @param version of its item
    Answer answer(Ticket ticket, ChangeRequest closed, long version) {
        return Answer.ok(showing.closed(ticket, closed, version), version);
    }
}
