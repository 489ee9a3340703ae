package gatehouse.functions.requestchange;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Write;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.ChangeRequest.Ruling;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The end of a change request, however it comes to it.
final class Closing {
    private final Showing showing;
    private final Stamps stamps;

    @Inject
    Closing(Showing showing, Stamps stamps) {
        this.showing = showing;
        this.stamps = stamps;
    }

    /// What a ruling comes to: what is done with a request that is open, or the answer of before
    /// where the same person has done the same.
    Outcome<Plan> ruled(
            Ticket ticket,
            Outcome<Ruling> ruling,
            Function<ChangeRequest.Submitted, Outcome<Plan>> open) {
        return ruling.then(ruled ->
                switch (ruled) {
                    case Ruling.Open(var was) -> open.apply(was);
                    case Ruling.Repeat(var is) -> Outcome.done(repeat(ticket, is));
                });
    }

    /// The same where nothing but the request is written.
    ///
    /// @param close what becomes of one that is open
    /// @param reason where one is given
    Outcome<Plan> closed(
            Ticket ticket,
            Outcome<Ruling> ruling,
            Function<ChangeRequest.Submitted, ChangeRequest> close,
            EventType type,
            String reason) {
        return ruled(
                ticket,
                ruling,
                was -> Outcome.done(plan(ticket, close.apply(was), type, reason, List.of())));
    }

    /// Writes the end, with its event.
    ///
    /// @param reason where one is given
    /// @param beside what else is written with it
    Plan plan(
            Ticket ticket,
            ChangeRequest closed,
            EventType type,
            String reason,
            List<Write> beside) {
        var change = ticket.change(stamps, type, reason);
        var writes = new ArrayList<>(ChangeRequestItems.close(ticket.item(), closed, change));
        writes.addAll(beside);
        return new Plan.Do(
                List.copyOf(writes), answer(ticket, closed, ticket.item().version() + 1), () -> {});
    }

    private Plan repeat(Ticket ticket, ChangeRequest closed) {
        return Plan.unchanged(answer(ticket, closed, ticket.item().version()), ticket.request());
    }

    /// @param version of its item
    private Answer answer(Ticket ticket, ChangeRequest closed, long version) {
        return Answer.ok(showing.closed(ticket, closed, version), version);
    }
}
