package gatehouse.functions.accept;

import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import java.util.Optional;

/// A link's token that somebody presents: ours, for this purpose, and of one invitation.
///
/// @param token what it says
/// @param id the invitation that it is for
record Presented(LinkToken token, InvitationId id) {

    /// Reads a token, or returns empty if it is forged, cut or for something else.
    static Optional<Presented> read(String text, Hmac keys) {
        return LinkToken.verify(text, Purpose.ACCEPT, keys)
                .flatMap(token ->
                        InvitationId.parse(token.id()).map(id -> new Presented(token, id)));
    }

    TenantId tenant() {
        return token.tenant();
    }

    Key invitation() {
        return Keys.invitation(tenant(), id);
    }

    /// The invitation, unless a newer link has voided this one (A11).
    Outcome<Invitation> of(Item item) {
        var invitation = InvitationItems.read(item);
        return token.generation() == InvitationItems.generation(item)
                ? Outcome.done(invitation)
                : Outcome.refused(new Refusal.Gone(InvitationItems.linkedAt(item)));
    }
}
