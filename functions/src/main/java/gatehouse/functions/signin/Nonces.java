package gatehouse.functions.signin;

import gatehouse.domain.Hmac;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Nonces of sign-ins from outside: they bind an ID token to a start here, in one tenant, not long
/// ago (OpenID Connect Core 1.0, section 15.5.2). None is stored until it is used.
///
/// @param keys asked at the first use, never while a function starts
record Nonces(Supplier<Hmac> keys) {
    /// How long a person may take to sign in at the provider.
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Pattern FORM =
            Pattern.compile("([a-z2-7]{26})\\.([0-9]{10})\\.([A-Za-z0-9_-]{43})");

    /// One that is ours; whether it was used, the table knows.
    ///
    /// @param id names it
    /// @param until when it is over
    record Nonce(String id, Instant until) {}

    /// The text of a new one.
    ///
    /// @param id opaque and random
    String mint(String id, TenantId tenant, Instant now) {
        var content = id + "." + now.plus(LIFETIME).getEpochSecond();
        var signature = keys.get().sign(signed(content, tenant));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /// Returns the nonce, or empty if it is none of ours, of another tenant or over.
    Optional<Nonce> verify(String text, TenantId tenant, Instant now) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var until = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        var content = text.substring(0, text.lastIndexOf('.'));
        var signature = Base64.getUrlDecoder().decode(parts.group(3));
        return keys.get().verify(signed(content, tenant), signature) && now.isBefore(until)
                ? Optional.of(new Nonce(parts.group(1), until))
                : Optional.empty();
    }

    private static String signed(String content, TenantId tenant) {
        return "gatehouse-external/" + tenant + "/" + content;
    }
}
