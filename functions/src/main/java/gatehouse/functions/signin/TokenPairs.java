package gatehouse.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.SigningKey;
import gatehouse.domain.Account;
import gatehouse.domain.Caller;
import gatehouse.domain.Session;
import gatehouse.http.AccessTokens;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.function.Supplier;

/// What a session gives out: a short-lived access token and the refresh token for the next one.
record TokenPairs(
        AccessTokens accessTokens, Supplier<SigningKey> key, RefreshTokens refreshTokens) {

    JsonNode of(Account account, Session session, Instant now) {
        return Json.object()
                .put("accessToken", access(account, session, now))
                .put("expiresIn", AccessTokens.LIFETIME.toSeconds())
                .put("refreshToken", refresh(account, session));
    }

    String access(Account account, Session session, Instant now) {
        var signer = key.get();
        var caller = new Caller(account.id(), account.home(), session.id());
        return accessTokens.mint(caller, now, signer.id(), signer.key());
    }

    String refresh(Account account, Session session) {
        return refreshTokens.mint(account.id(), session.id(), session.number());
    }
}
