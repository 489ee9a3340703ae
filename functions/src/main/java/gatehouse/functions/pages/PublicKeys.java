package gatehouse.functions.pages;

import gatehouse.aws.PublishedKeys;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// `GET /.well-known/jwks.json`: the keys that check our access tokens (RFC 7517).
final class PublicKeys implements Verb {
    static final Map<String, String> KEPT_FOR_MINUTES =
            Map.of("Cache-Control", "public, max-age=300");
    private final PublishedKeys keys;

    @Inject
    PublicKeys(PublishedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var body = Json.object();
        var list = body.putArray("keys");
        new TreeMap<>(keys.all())
                .forEach((id, key) ->
                        list.addObject()
                                .put("kty", "RSA")
                                .put("use", "sig")
                                .put("alg", "RS256")
                                .put("kid", id)
                                .put("n", text(key.getModulus()))
                                .put("e", text(key.getPublicExponent())));
        return Outcome.done(Answer.json(200, body, KEPT_FOR_MINUTES));
    }

    /// Big-endian without a sign byte (RFC 7518, section 2).
    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
