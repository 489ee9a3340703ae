package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import java.time.Instant;
import java.util.List;

/// Comments on change requests as items; each carries its event, and is never changed.
public final class CommentItems {
    private CommentItems() {}

    public static Comment read(Item item) {
        return new Comment(
                item.text("id"),
                item.instant("at"),
                Changes.author(item.map("by")),
                Codes.read(Comment.Side.class, item.text("side")),
                item.text("text"));
    }

    /// A new one, on a request that was read and is still open then.
    ///
    /// @param next the request with one comment more
    public static List<Write> create(
            Item request, ChangeRequest.Submitted next, Comment comment, Change change) {
        return List.of(
                Write.create(draft(next.terms().id(), comment), change),
                ChangeRequestItems.replace(request, next));
    }

    /// The one that comes with a new request, which carries the event of both.
    static Write first(ChangeRequestId request, Comment comment) {
        var draft = draft(request, comment).put(Item.VERSION, 1);
        return new Write.Create(draft.item(), comment.at());
    }

    private static Draft draft(ChangeRequestId request, Comment comment) {
        return Draft.at(Keys.comment(request, comment.id()))
                .put("id", comment.id())
                .put("request", request.toString())
                .put("tenant", request.tenant().value())
                .put("at", comment.at())
                .put("by", Changes.author(comment.by()))
                .put("side", Codes.of(comment.side()))
                .put("text", comment.text());
    }

    /// The id of a comment that is written at an instant.
    public static String idAt(Instant now) {
        return Moments.text(now);
    }
}
