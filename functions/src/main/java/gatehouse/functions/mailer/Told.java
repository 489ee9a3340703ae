package gatehouse.functions.mailer;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.TenantId;
import gatehouse.http.Json;
import java.time.Instant;

/// An event as the bus brought it, as far as mails need it.
///
/// @param id the event's
/// @param type what happened
/// @param tenant where
/// @param actor the name of who did it
/// @param account of who did it; empty where the system did
/// @param subject the id of what it happened to
/// @param member of a grant: the account that holds it; else empty
/// @param at when it happened
/// @param before what changed, as it was
/// @param after what changed, as it is
/// @param reason why, where one was given
/// @param origin the request that did it, and from where
record Told(
        EventId id,
        EventType type,
        TenantId tenant,
        String actor,
        String account,
        String subject,
        String member,
        Instant at,
        JsonNode before,
        JsonNode after,
        String reason,
        Origin origin) {

    /// Whether it brought the link of that generation: if not, there is a newer one.
    boolean brought(long generation) {
        return generation == at.toEpochMilli();
    }

    /// Reads the bus's envelope.
    ///
    /// @throws RuntimeException if it is none of ours: it goes to the dead letters
    static Told read(String envelope) {
        var event = Json.read(envelope).orElseThrow().path("detail");
        var data = event.path("data");
        return new Told(
                new EventId(event.path("id").asText()),
                EventType.parse(event.path("type").asText()).orElseThrow(),
                new TenantId(data.path("tenant").asText()),
                data.path("actor").path("name").asText(),
                data.path("actor").path("account").asText(""),
                data.path("subject").path("id").asText(),
                data.path("subject").path("member").asText(""),
                Instant.parse(event.path("time").asText()),
                data.path("before"),
                data.path("after"),
                data.path("reason").asText(""),
                new Origin(data.path("requestId").asText(), data.path("source").asText()));
    }
}
