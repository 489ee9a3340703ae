package gatehouse.functions;

import gatehouse.domain.AccountId;
import gatehouse.domain.Hmac;
import gatehouse.domain.SessionId;
import gatehouse.domain.Sha256;
import gatehouse.http.Cookie;
import gatehouse.http.Request;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Browsers from which somebody has signed in before, or has used the link of a mail, each known by
/// a signed cookie. It lets nobody in; its tries are counted apart, so that no stranger's failures
/// keep the owner out (F1). A browser that several people sign in from has a cookie for each of
/// them: for five, since all that it holds comes with every request.
///
/// @param keys asked at the first use, never while a function starts
/// @param random makes names of devices
public record Devices(Supplier<Hmac> keys, RandomGenerator random) {
    private static final String COOKIE = "__Host-gatehouse-device-";
    private static final Pattern COOKIES = Pattern.compile(COOKIE + "[0-9a-f]{10}");
    private static final int NAME_BYTES = 5;
    private static final int MOST = 5;

    /// Browsers keep none for longer than 400 days (RFC 6265bis, section 5.5).
    private static final Duration LIFE = Duration.ofDays(400);

    private static final Pattern FORM =
            Pattern.compile("([a-z2-7]{26})\\.([a-z2-7]{26})\\.([A-Za-z0-9_-]{43})");

    /// The name of the device that a request comes from.
    ///
    /// @param account that is to be signed in to
    /// @return empty if it is not known, or known for another account
    public Optional<String> known(Request request, AccountId account) {
        return request.cookie(cookie(account)).flatMap(value -> read(value, account));
    }

    /// The cookie by which the device will be known, and those that make way for it: browsers send
    /// what they have held longest first (RFC 6265, section 5.4).
    ///
    /// @param device its name, if it is known already
    public List<Cookie> remember(Request request, AccountId account, Optional<String> device) {
        var others =
                request.cookies().keySet().stream()
                        .filter(name -> COOKIES.matcher(name).matches())
                        .filter(name -> !name.equals(cookie(account)))
                        .toList();
        var surplus = others.stream().limit(Math.max(0, others.size() + 1 - MOST));
        return Stream.concat(Stream.of(known(account, device)), surplus.map(Cookie::erasing))
                .toList();
    }

    private Cookie known(AccountId account, Optional<String> device) {
        var name = device.orElseGet(() -> SessionId.next(random).value());
        var content = account + "." + name;
        var signature = keys.get().sign(signed(content));
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return new Cookie(cookie(account), content + "." + text, LIFE);
    }

    /// Its name tells accounts apart; whose it is, only the signed value says.
    private static String cookie(AccountId account) {
        var hash = Sha256.of("gatehouse-device/" + account);
        return COOKIE + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
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
