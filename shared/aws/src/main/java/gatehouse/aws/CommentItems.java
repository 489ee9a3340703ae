package gatehouse.aws;

import gatehouse.domain.Change;
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
        var id = next.terms().id();
        var draft =
                Draft.at(Keys.comment(id, comment.id()))
                        .put("id", comment.id())
                        .put("request", id.toString())
                        .put("tenant", id.tenant().value())
                        .put("at", comment.at())
                        .put("by", Changes.author(comment.by()))
                        .put("side", Codes.of(comment.side()))
                        .put("text", comment.text());
        return List.of(Write.create(draft, change), ChangeRequestItems.replace(request, next));
    }

    /// The id of a comment that is written at an instant.
    public static String idAt(Instant now) {
        return Moments.text(now);
    }
}
