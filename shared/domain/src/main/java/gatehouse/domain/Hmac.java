package gatehouse.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and checks texts with the secrets of one purpose (HMAC-SHA-256, RFC 2104). The first
/// secret signs; all of them check, so that what an older one signed lives on after a rotation.
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private final List<SecretKeySpec> keys;

    /// @param secrets the newest first; each at least 32 characters
    /// @throws IllegalArgumentException if there is none, or one is shorter
    public Hmac(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < 32)) {
            throw new IllegalArgumentException("a secret is missing or too short");
        }
        keys =
                secrets.stream()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
                        .toList();
    }

    /// The newest secret's signature: 32 bytes.
    public byte[] sign(String text) {
        return mac(keys.getFirst(), text);
    }

    /// Whether one of the secrets signed the text. Takes the same time whatever differs.
    public boolean verify(String text, byte[] signature) {
        boolean good = false;
        for (var key : keys) {
            good |= MessageDigest.isEqual(mac(key, text), signature);
        }
        return good;
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
