package gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.Caller;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Access tokens: JWT signed with RS256 (RFC 7519, RFC 7518 section 3.3). There is one algorithm; a
/// token that names another is none of ours.
public final class AccessTokens {
    /// How long one lives.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String AUDIENCE = "gatehouse";
    private static final int LONGEST = 4096;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final Signatures signatures = new Signatures();

    /// Those of one deployment.
    ///
    /// @param issuer the deployment's base URL: its tokens are good nowhere else
    public AccessTokens(String issuer) {
        this.issuer = issuer;
    }

    /// A new one.
    ///
    /// @param keyId of the signing key, under which its public half is published
    public String mint(Caller caller, Instant now, String keyId, PrivateKey key) {
        var header = Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
        var claims =
                Json.object()
                        .put("iss", issuer)
                        .put("aud", AUDIENCE)
                        .put("sub", caller.account().value())
                        .put("sid", caller.session().value())
                        .put("home", caller.home().value())
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(LIFETIME).getEpochSecond());
        var signed = encode(header) + "." + encode(claims);
        return signed + "." + TO_TEXT.encodeToString(Signatures.sign(signed, key));
    }

    /// Returns whom a token names, or empty if it is not ours, altered, or not good now.
    public Optional<Caller> verify(String token, Instant now, VerificationKeys keys) {
        int second = token.lastIndexOf('.');
        int first = token.indexOf('.');
        if (token.length() > LONGEST || first < 1 || first == second) {
            return Optional.empty();
        }
        return decode(token.substring(0, first))
                .flatMap(header -> key(header, keys))
                .filter(key ->
                        signatures.isSigned(
                                token.substring(0, second),
                                bytes(token.substring(second + 1)),
                                key))
                .flatMap(_ -> decode(token.substring(first + 1, second)))
                .flatMap(claims -> caller(claims, now));
    }

    private static Optional<PublicKey> key(JsonNode header, VerificationKeys keys) {
        var keyId = header.path("kid").asText("");
        boolean ours =
                header.path("alg").asText("").equals("RS256")
                        && header.path("typ").asText("").equals("JWT")
                        && !header.has("crit")
                        && KEY_ID.matcher(keyId).matches();
        return ours ? keys.find(keyId) : Optional.empty();
    }

    private Optional<Caller> caller(JsonNode claims, Instant now) {
        boolean good =
                claims.path("iss").asText("").equals(issuer)
                        && claims.path("aud").asText("").equals(AUDIENCE)
                        && now.getEpochSecond() < claims.path("exp").asLong(0)
                        && now.getEpochSecond() >= begins(claims.path("nbf"));
        if (!good) {
            return Optional.empty();
        }
        var account = AccountId.parse(claims.path("sub").asText(""));
        var session = SessionId.parse(claims.path("sid").asText(""));
        var home = TenantId.parse(claims.path("home").asText(""));
        return account.isPresent() && session.isPresent() && home.isPresent()
                ? Optional.of(new Caller(account.get(), home.get(), session.get()))
                : Optional.empty();
    }

    /// We write none; one that is there counts, and one that is no number never comes.
    private static long begins(JsonNode notBefore) {
        return notBefore.asLong(notBefore.isMissingNode() ? 0 : Long.MAX_VALUE);
    }

    private static String encode(JsonNode node) {
        return TO_TEXT.encodeToString(Json.write(node).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> decode(String part) {
        return Json.read(new String(bytes(part), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
