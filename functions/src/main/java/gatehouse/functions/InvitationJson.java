package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.aws.Delivery;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.domain.Author;
import gatehouse.domain.Invitation;
import gatehouse.http.Json;
import java.time.Instant;

/// An invitation as answers show it.
public final class InvitationJson {
    private InvitationJson() {}

    /// As it is in the table.
    public static ObjectNode of(Item item, Instant now) {
        var linkExpiresAt = item.instant("linkExpiresAt");
        return of(InvitationItems.read(item), linkExpiresAt, Delivery.of(item), now)
                .put("version", item.version());
    }

    /// As it has just been offered.
    public static ObjectNode of(Invitation.Pending invitation, long version, Instant now) {
        return of(invitation, invitation.link().expiresAt(), "queued", now).put("version", version);
    }

    /// Who did something.
    public static ObjectNode author(Author author) {
        return Json.object()
                .put("account", author.account())
                .put("name", author.name())
                .put("tenant", author.tenant().value());
    }

    private static ObjectNode of(
            Invitation invitation, Instant linkExpiresAt, String delivery, Instant now) {
        var terms = invitation.terms();
        var json =
                Json.object()
                        .put("id", terms.id().toString())
                        .put("kind", "vendor")
                        .put("email", terms.invitee().value())
                        .put("role", terms.offer().role().id().value())
                        .put("state", state(invitation, now))
                        .put("start", terms.offer().window().start().toString())
                        .put("end", terms.offer().window().end().toString())
                        .put("reason", terms.offer().reason())
                        .put("external", true);
        json.set("invitedBy", author(terms.invitedBy()));
        json.put("createdAt", terms.createdAt().toString())
                .put("linkExpiresAt", linkExpiresAt.toString())
                .put("delivery", delivery);
        json.putArray("warnings");
        return json;
    }

    private static String state(Invitation invitation, Instant now) {
        return Codes.of(invitation.stateAt(now));
    }
}
