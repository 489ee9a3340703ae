package gatehouse.aws;

import gatehouse.domain.Keyring;
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

    /// As a keyring holds it.
    public String secret() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /// Reads what a keyring holds.
    public static SigningKey of(Keyring.Key held) {
        try {
            var encoded = Base64.getDecoder().decode(held.secret());
            var key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(held.id(), key);
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
