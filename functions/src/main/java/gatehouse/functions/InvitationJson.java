package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.aws.Delivery;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Invitation;
import gatehouse.domain.Tenant;
import gatehouse.http.Json;
import java.time.Instant;

/// An invitation as answers show it.
public final class InvitationJson {
    private static final String RATHER_LESS =
            "For people of a customer that you manage, moderator or member is recommended: an"
                    + " administrator has a say over all people of the customer";

    private InvitationJson() {}

    /// As it is in the table.
    ///
    /// @param where the tenant to which it gives access
    public static ObjectNode of(Item item, Tenant where, Instant now) {
        var invitation = InvitationItems.read(item);
        var linkExpiresAt = item.instant("linkExpiresAt");
        return of(invitation, invitation.stateIn(where, now), linkExpiresAt, Delivery.of(item))
                .put("version", item.version());
    }

    /// As it has just been offered.
    public static ObjectNode of(Invitation.Pending invitation, long version) {
        return of(invitation, Invitation.State.PENDING, invitation.link().expiresAt(), "queued")
                .put("version", version);
    }

    /// The same for the people of the managing tenant, with what they had better think of (C5).
    public static ObjectNode advised(ObjectNode json) {
        if (json.path("role").asText().equals(BuiltInRole.ADMINISTRATOR.id().value())) {
            json.putArray("warnings").add(RATHER_LESS);
        }
        return json;
    }

    /// Who did something.
    public static ObjectNode author(Author author) {
        return Json.object()
                .put("account", author.account())
                .put("name", author.name())
                .put("tenant", author.tenant().value());
    }

    private static ObjectNode of(
            Invitation invitation, Invitation.State state, Instant linkExpiresAt, String delivery) {
        var terms = invitation.terms();
        var window = terms.offer().window();
        var json =
                Json.object()
                        .put("id", terms.id().toString())
                        .put("kind", InvitationItems.code(terms.kind()))
                        .put("email", terms.invitee().value());
        if (terms.kind() instanceof Invitation.Kind.Customer(_, var name, var language)) {
            json.put("firstName", name.first())
                    .put("lastName", name.last())
                    .put("language", language);
        }
        json.put("role", terms.offer().role().id().value())
                .put("state", Codes.of(state))
                .put("start", window.start().toString())
                .put("end", window.isEndless() ? null : window.end().toString())
                .put("reason", terms.offer().reason())
                .put("external", terms.kind() instanceof Invitation.Kind.Vendor);
        json.set("invitedBy", author(terms.invitedBy()));
        json.put("createdAt", terms.createdAt().toString())
                .put("linkExpiresAt", linkExpiresAt.toString())
                .put("delivery", delivery);
        json.putArray("warnings");
        return json;
    }
}
