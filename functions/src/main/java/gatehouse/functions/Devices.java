package gatehouse.functions;

import gatehouse.domain.AccountId;
import gatehouse.domain.Hmac;
import gatehouse.domain.SessionId;
import gatehouse.http.Cookie;
import gatehouse.http.Request;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Browsers from which somebody has signed in before, or has used the link of a mail, each known by
/// a signed cookie. It lets nobody in; its tries are counted apart, so that no stranger's failures
/// keep the owner out (F1).
///
/// @param keys asked at the first use, never while a function starts
/// @param random makes names of devices
public record Devices(Supplier<Hmac> keys, RandomGenerator random) {
    private static final String COOKIE = "__Host-gatehouse-device";

    /// Browsers keep none for longer than 400 days (RFC 6265bis, section 5.5).
    private static final Duration LIFE = Duration.ofDays(400);

    private static final Pattern FORM =
            Pattern.compile("([a-z2-7]{26})\\.([a-z2-7]{26})\\.([A-Za-z0-9_-]{43})");

    /// The name of the device that a request comes from.
    ///
    /// @param account that is to be signed in to
    /// @return empty if it is not known, or known for another account
    public Optional<String> known(Request request, AccountId account) {
        return request.cookie(COOKIE).flatMap(value -> read(value, account));
    }

    /// The cookie by which the device will be known.
    ///
    /// @param device its name, if it is known already
    public Cookie remember(AccountId account, Optional<String> device) {
        var name = device.orElseGet(() -> SessionId.next(random).value());
        var content = account + "." + name;
        var signature = keys.get().sign(signed(content));
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return new Cookie(COOKIE, content + "." + text, LIFE);
    }

    private Optional<String> read(String value, AccountId account) {
        var parts = FORM.matcher(value);
        if (!parts.matches() || !parts.group(1).equals(account.value())) {
            return Optional.empty();
        }
        var content = parts.group(1) + "." + parts.group(2);
        var signature = Base64.getUrlDecoder().decode(parts.group(3));
        return keys.get().verify(signed(content), signature)
                ? Optional.of(parts.group(2))
                : Optional.empty();
    }

    private static String signed(String content) {
        return "gatehouse-device/" + content;
    }
}
