package gatehouse.functions.requestchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.List;

/// Change requests and comments as answers show them.
final class RequestJson {
    private static final String COMMENTS = "comments";

    private RequestJson() {}

    /// All of one, as it is.
    ///
    /// @param items what is wished, beside what is
    /// @param base where people come in
    static ObjectNode whole(
            ChangeRequest request,
            List<ObjectNode> items,
            List<Comment> comments,
            String base,
            long version) {
        var terms = request.terms();
        var json = head(terms.id(), request);
        json.putArray("items").addAll(items);
        json.putArray(COMMENTS).addAll(comments.stream().map(RequestJson::comment).toList());
        var warnings = json.putArray("warnings");
        terms.warnings().forEach(warnings::add);
        json.put("ticket", ticket(base, terms.id()));
        asked(json, terms);
        if (request instanceof ChangeRequest.Submitted open) {
            put(json, "remindAt", open.remindAt());
            put(json, "closesAt", open.closeAt());
        }
        request.decided()
                .ifPresent(decision -> {
                    json.set("decidedBy", InvitationJson.author(decision.by()));
                    json.put("decidedAt", decision.at().toString());
                });
        if (request instanceof ChangeRequest.Rejected rejected) {
            json.put("reason", rejected.reason());
        }
        return json.put("version", version);
    }

    /// The same of one that is only tried: it has no number, so that there is no ticket.
    static ObjectNode tried(ObjectNode json) {
        return json.putNull("id").putNull("number").putNull("ticket");
    }

    /// The same of one that is decided just now: what was said is read with the request.
    static ObjectNode decided(ObjectNode json) {
        return json.without(COMMENTS);
    }

    /// A line of a list.
    static ObjectNode line(ChangeRequest request, String base, long version) {
        var terms = request.terms();
        var json = head(terms.id(), request).put("tenant", terms.id().tenant().value());
        json.put("itemCount", terms.wanted().size());
        asked(json, terms);
        request.decided().ifPresent(decision -> json.put("decidedAt", decision.at().toString()));
        return json.put("ticket", ticket(base, terms.id())).put("version", version);
    }

    static ObjectNode comment(Comment comment) {
        var json = Json.object().put("id", comment.id()).put("at", comment.at().toString());
        json.set("by", InvitationJson.author(comment.by()));
        return json.put("side", Codes.of(comment.side())).put("text", comment.text());
    }

    private static ObjectNode head(ChangeRequestId id, ChangeRequest request) {
        return Json.object()
                .put("id", id.toString())
                .put("number", id.number())
                .put("state", Codes.of(request.stateAt(Instant.MIN)));
    }

    private static void asked(ObjectNode json, ChangeRequest.Terms terms) {
        json.set("requestedBy", InvitationJson.author(terms.requestedBy()));
        json.put("createdAt", terms.createdAt().toString());
    }

    private static void put(ObjectNode json, String name, Instant instant) {
        if (!instant.equals(Instant.MAX)) {
            json.put(name, instant.toString());
        }
    }

    private static String ticket(String base, ChangeRequestId id) {
        return base + "/tickets/" + id;
    }
}
