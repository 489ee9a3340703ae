package gatehouse.functions.requestchange;

import gatehouse.domain.Outcome;
import gatehouse.domain.request.Comment;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `POST …/change-requests/{request}/comments` {text}: by either side (E5).
final class CommentOnRequest implements Command {
    private final Tickets tickets;
    private final Commenting commenting;

    @Inject
    CommentOnRequest(Tickets tickets, Commenting commenting) {
        this.tickets = tickets;
        this.commenting = commenting;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var text = form.required("text", Comment::parse, Comment.RULE);
        return tickets.act(
                request,
                Tickets.ofBoth(request),
                ticket -> form.ifGood(() -> commenting.plan(ticket, text.orElseThrow())));
    }
}
