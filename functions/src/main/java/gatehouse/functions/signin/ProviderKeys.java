package gatehouse.functions.signin;

import com.nimbusds.jose.jwk.JWKSet;
import gatehouse.http.Json;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The public keys of identity providers, read at the addresses that they tell (OpenID Connect
/// Discovery 1.0) and kept for an hour. A key that is not among them makes us read again at once,
/// but nobody can make us do so more than once a minute.
final class ProviderKeys {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_SILENCE = Duration.ofSeconds(5);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final PublicWeb web;
    private final Map<String, Known> known = new HashMap<>();

    ProviderKeys(PublicWeb web) {
        this.web = web;
    }

    /// What is known of one provider.
    ///
    /// @param keys empty if it did not tell
    /// @param readAt when it was asked
    /// @param pressedAt when it was last asked because of an unknown key
    private record Known(Optional<JWKSet> keys, Instant readAt, Instant pressedAt) {
        boolean isFresh(Instant now) {
            return now.isBefore(readAt.plus(keys.isPresent() ? LIFE : PAUSE_AFTER_SILENCE));
        }

        boolean has(String keyId) {
            return keyId.isEmpty() || keys.isEmpty() || keys.get().getKeyByKeyId(keyId) != null;
        }

        boolean mayBePressed(Instant now) {
            return pressedAt.isBefore(now.minus(PAUSE));
        }
    }

    /// Returns a provider's keys, or empty if it does not tell.
    ///
    /// @param keyId of the one that is looked for; empty for any
    synchronized Optional<JWKSet> of(String issuer, String keyId, Instant now) {
        var held = known.get(issuer);
        if (held == null || !held.isFresh(now)) {
            held = new Known(read(issuer), now, held == null ? Instant.MIN : held.pressedAt());
        }
        // what was read just now is not read again for that
        if (!held.has(keyId) && held.readAt().isBefore(now) && held.mayBePressed(now)) {
            var again = read(issuer);
            held = new Known(again.or(held::keys), again.isPresent() ? now : held.readAt(), now);
        }
        known.put(issuer, held);
        return held.keys();
    }

    private Optional<JWKSet> read(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return web.read(base + DISCOVERY)
                .flatMap(Json::read)
                .filter(told -> told.path("issuer").asText("").equals(issuer))
                .map(told -> told.path("jwks_uri").asText(""))
                .flatMap(web::read)
                .flatMap(ProviderKeys::parse);
    }

    private static Optional<JWKSet> parse(String text) {
        try {
            return Optional.of(JWKSet.parse(text));
        } catch (ParseException broken) {
            return Optional.empty();
        }
    }
}
