package gatehouse.functions.register;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Hmac;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import java.util.List;
import java.util.Optional;

/// A link's token that somebody presents: ours, for this purpose, and of one registration.
///
/// @param token what it says
/// @param id the registration that it is for
record Presented(LinkToken token, RegistrationId id) {

    /// Reads a token, or returns empty if it is forged, cut or for something else.
    static Optional<Presented> read(String text, Hmac keys) {
        return LinkToken.verify(text, Purpose.JOIN, keys)
                .flatMap(token ->
                        RegistrationId.parse(token.id()).map(id -> new Presented(token, id)));
    }

    Key registration() {
        return Keys.registration(token.tenant(), id);
    }

    Key tenant() {
        return Keys.tenant(token.tenant());
    }

    List<Key> places() {
        return List.of(registration(), tenant());
    }
}
