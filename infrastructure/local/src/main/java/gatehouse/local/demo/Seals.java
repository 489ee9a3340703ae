package gatehouse.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import gatehouse.domain.request.SignedMessage;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals messages as a help desk does, by Standard Webhooks.
public final class Seals {
    private static final String ALGORITHM = "HmacSHA256";

    private Seals() {}

    /// The three headers of a message.
    ///
    /// @param id names it
    /// @param at when it is sent
    /// @param secret `whsec_` and the key in base64
    public static Map<String, String> of(String id, Instant at, String body, String secret) {
        var seconds = Long.toString(at.getEpochSecond());
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                seconds,
                "webhook-signature",
                "v1," + mac(id + "." + seconds + "." + body, secret));
    }

    private static String mac(String text, String secret) {
        try {
            var key = secret.substring(SignedMessage.SECRET_PREFIX.length());
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
