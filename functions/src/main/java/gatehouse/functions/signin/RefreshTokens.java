package gatehouse.functions.signin;

import gatehouse.domain.AccountId;
import gatehouse.domain.Hmac;
import gatehouse.domain.SessionId;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Refresh tokens: number n of a session is an HMAC over session and n, so none is ever stored.
///
/// @param keys asked at the first use, never while a function starts
record RefreshTokens(Supplier<Hmac> keys) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([a-z2-7]{26})\\.([a-z2-7]{26})\\.([1-9][0-9]{0,8})\\.([A-Za-z0-9_-]{43})");

    /// A token that is ours; whether it is the newest, the session knows.
    record Presented(AccountId account, SessionId session, int number) {}

    String mint(AccountId account, SessionId session, int number) {
        var content = content(account, session, number);
        var signature = keys.get().sign(signed(content));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    Optional<Presented> verify(String token) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var content = token.substring(0, token.lastIndexOf('.'));
        var signature = Base64.getUrlDecoder().decode(parts.group(4));
        return keys.get().verify(signed(content), signature)
                ? Optional.of(
                        new Presented(
                                new AccountId(parts.group(1)),
                                new SessionId(parts.group(2)),
                                Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    private static String content(AccountId account, SessionId session, int number) {
        return account + "." + session + "." + number;
    }

    private static String signed(String content) {
        return "gatehouse-refresh/" + content;
    }
}
