package gatehouse.functions.requestchange;

import gatehouse.aws.CommentItems;
import gatehouse.aws.MailBudget;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import gatehouse.domain.request.Comment.Side;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import jakarta.inject.Inject;
import java.util.Map;

/// Says something about a change request to the other side, which is told by mail (E5). What the
/// tenant's side makes go out counts in its mail budget.
final class Commenting {
    private static final int CREATED = 201;

    private final MailBudget budget;
    private final Stamps stamps;

    @Inject
    Commenting(MailBudget budget, Stamps stamps) {
        this.budget = budget;
        this.stamps = stamps;
    }

    /// @param text of a comment, trimmed
    Outcome<Plan> plan(Ticket ticket, String text) {
        return ticket.value()
                .comment(ticket.now())
                .then(next -> mailed(ticket).map(undo -> plan(ticket, next, text, undo)));
    }

    /// What gives the mail back that will not be sent.
    private Outcome<Runnable> mailed(Ticket ticket) {
        return ticket.side() == Side.VENDOR || ticket.request().isDryRun()
                ? Outcome.done(() -> {})
                : budget.reserve(ticket.tenant(), ticket.now())
                        .map(hour -> () -> budget.release(ticket.tenant(), hour));
    }

    private Plan plan(Ticket ticket, ChangeRequest.Submitted next, String text, Runnable undo) {
        var comment =
                new Comment(
                        CommentItems.idAt(ticket.now()),
                        ticket.now(),
                        ticket.by(),
                        ticket.side(),
                        text);
        var change = ticket.change(stamps, EventType.REQUEST_COMMENTED, "");
        return new Plan.Do(
                CommentItems.create(ticket.item(), next, comment, change),
                Answer.json(CREATED, RequestJson.comment(comment), Map.of()),
                undo);
    }
}
