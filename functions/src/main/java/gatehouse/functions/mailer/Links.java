package gatehouse.functions.mailer;

import gatehouse.aws.Environment;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.function.Supplier;

/// Writes links. The token stands in the fragment, which no browser sends anywhere: no server's log
/// and no scanner's request ever holds it (F5).
final class Links {
    private final String base;
    private final Supplier<Hmac> keys;

    @Inject
    Links(Environment environment, Supplier<Hmac> keys) {
        this.base = environment.baseUrl();
        this.keys = keys;
    }

    /// The link that accepts an offer.
    URI accept(Invitation.Pending pending) {
        var terms = pending.terms();
        var link = pending.link();
        var token =
                new LinkToken(
                        terms.tenant(), terms.id().toString(), link.generation(), link.expiresAt());
        return URI.create(base + "/accept#" + token.sign(Purpose.ACCEPT, keys.get()));
    }
}
