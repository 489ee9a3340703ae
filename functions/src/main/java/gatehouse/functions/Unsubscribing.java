package gatehouse.functions;

import gatehouse.domain.Hmac;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import gatehouse.domain.link.Unsubscription;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes and reads the tokens that switch a kind of notifications off (C9). Their key is one of
/// its own: these tokens live for long, and who reads them can make no other link.
///
/// @param keys asked at the first use, never while a function starts
public record Unsubscribing(Supplier<Hmac> keys) {

    /// The token of a mail.
    ///
    /// @param at when that happened of which the mail tells
    public String token(Unsubscription what, Instant at) {
        return what.token(at).sign(Purpose.UNSUBSCRIBE, keys.get());
    }

    /// Reads a token, or returns empty if it is forged, cut or for something else.
    public Optional<LinkToken> read(String text) {
        return LinkToken.hasForm(text)
                ? LinkToken.verify(text, Purpose.UNSUBSCRIBE, keys.get())
                : Optional.empty();
    }
}
