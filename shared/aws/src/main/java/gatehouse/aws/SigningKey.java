package gatehouse.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The private key that signs access tokens (RSA 2048).
///
/// @param id under which the public half is published
/// @param key the private half; it belongs in no log
public record SigningKey(String id, PrivateKey key) {
    static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    /// A new one.
    public static PrivateKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate();
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

    /// The public half.
    public PublicKey publicKey() {
        try {
            var whole = (RSAPrivateCrtKey) key;
            var half = new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent());
            return KeyFactory.getInstance(ALGORITHM).generatePublic(half);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signing key is broken", broken);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
