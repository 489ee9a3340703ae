package gatehouse.functions.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import gatehouse.domain.AuditEntry;
import gatehouse.domain.Event;
import gatehouse.domain.Subject;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Json;

/// An entry of the audit log as answers show it.
final class AuditJson {
    private AuditJson() {}

    static JsonNode of(AuditEntry entry) {
        var event = entry.event();
        var change = event.change();
        var json =
                Json.object()
                        .put("sequence", entry.sequence())
                        .put("time", change.at().toString())
                        .put("type", change.type().code());
        json.set("actor", InvitationJson.author(change.actor()));
        json.set("subject", subject(change.subject()));
        json.set("before", image(event.before()));
        json.set("after", image(event.after()));
        return json.put("reason", reason(event))
                .put("requestId", change.requestId())
                .put("source", change.source())
                .put("id", change.id().value())
                .put("hash", entry.hash());
    }

    /// Why it was done. Of what came with its own reason, the event keeps no second copy.
    static String reason(Event event) {
        return event.change().reason().isEmpty() && event.before().isEmpty()
                ? image(event.after()).path("reason").asText("")
                : event.change().reason();
    }

    private static JsonNode subject(Subject subject) {
        var json = Json.object().put("type", subject.type()).put("id", subject.id());
        return subject.member().isEmpty() ? json : json.put("member", subject.member());
    }

    private static JsonNode image(String text) {
        return text.isEmpty()
                ? NullNode.getInstance()
                : Json.read(text).orElseGet(() -> Json.object().put("unreadable", text));
    }
}
