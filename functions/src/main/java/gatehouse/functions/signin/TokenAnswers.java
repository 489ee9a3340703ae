package gatehouse.functions.signin;

import gatehouse.domain.Account;
import gatehouse.domain.Session;
import gatehouse.http.AccessTokens;
import gatehouse.http.Answer;
import gatehouse.http.Cookie;
import gatehouse.http.Form;
import gatehouse.http.Json;
import gatehouse.http.Origins;
import gatehouse.http.Problem;
import gatehouse.http.Request;
import gatehouse.http.SessionCookies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How a client gets a session's tokens and brings the refresh token back: in bodies, or, a browser
/// that asks for it, in cookies that no script can read.
///
/// @param origins whose pages may ask for cookies
record TokenAnswers(TokenPairs pairs, Origins origins) {
    private static final String COOKIES = "cookies";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final int NOT_SIGNED_IN = 401;

    /// Reads whether the client asks for cookies. Only pages of allowed origins may: one of anybody
    /// else could sign its reader in as somebody else without a word.
    boolean wantsCookies(Form form, Request request) {
        boolean wanted = form.flag(COOKIES).orElse(false);
        if (wanted && !origins.allow(request.headers())) {
            form.fault("/" + COOKIES, "needs the header Origin to name an allowed origin");
        }
        return wanted;
    }

    /// The refresh token, from where the client keeps it. A missing cookie is a token that is over.
    Optional<String> presented(Form form, Request request) {
        if (wantsCookies(form, request)) {
            form.never(REFRESH_TOKEN, "must not be there: with cookies the token is in one");
            return request.cookie(SessionCookies.REFRESH);
        }
        return form.required(REFRESH_TOKEN, Optional::of, "must be text");
    }

    /// A session's newest tokens, the way that the request asks for.
    Answer of(int status, Account account, Session session, Instant now, Request request) {
        if (!hasAskedForCookies(request)) {
            return Answer.json(status, pairs.of(account, session, now), Map.of());
        }
        var body = Json.object().put("expiresIn", AccessTokens.LIFETIME.toSeconds());
        var idle = Duration.between(now, session.endsAt());
        return Answer.json(status, body, Map.of())
                .with(
                        new Cookie(
                                SessionCookies.ACCESS,
                                pairs.access(account, session, now),
                                AccessTokens.LIFETIME))
                .with(new Cookie(SessionCookies.REFRESH, pairs.refresh(account, session), idle));
    }

    /// A refusal. Where it says that the session in the cookies is over, they go too; where the
    /// request itself was at fault, or we were, they stay.
    Answer refused(Problem problem, Request request) {
        return problem.status() == NOT_SIGNED_IN && hasAskedForCookies(request)
                ? SessionCookies.forgotten(problem.answer())
                : problem.answer();
    }

    private static boolean hasAskedForCookies(Request request) {
        return request.body().path(COOKIES).booleanValue();
    }
}
