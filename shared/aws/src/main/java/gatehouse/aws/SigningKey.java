package gatehouse.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The private key that signs access tokens (RSA 2048).
///
/// @param id under which the public half is published
/// @param key the private half; it belongs in no log
public record SigningKey(String id, PrivateKey key) {
    static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    /// A new pair.
    public static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// Whether a secret holds one yet.
    public static boolean isIn(JsonNode secret) {
        return secret.has("key");
    }

    /// As the secret holds it.
    public JsonNode secret() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kid", id)
                .put("key", Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /// Reads what a secret holds.
    ///
    /// @throws IllegalStateException if the secret holds none: `bootstrap` has not run
    public static SigningKey read(JsonNode secret) {
        if (!isIn(secret)) {
            throw new IllegalStateException("no signing key yet: invoke bootstrap first");
        }
        try {
            var encoded = Base64.getDecoder().decode(secret.path("key").asText());
            var key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(secret.path("kid").asText(), key);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signing key is broken", broken);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
