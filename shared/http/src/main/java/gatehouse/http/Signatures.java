package gatehouse.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;

/// RS256 (RFC 7518, section 3.3). A caller asks more than once with one token: the signatures last
/// found good are remembered, by a digest of text and signature, and are good under the same key
/// only.
final class Signatures {
    private static final String ALGORITHM = "SHA256withRSA";
    static final int REMEMBERED = 500;

    private final Map<ByteBuffer, PublicKey> good =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, PublicKey> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// Signs ASCII text.
    static byte[] sign(String text, PrivateKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /// Whether a text is signed by the other half of a key.
    boolean isSigned(String text, byte[] by, PublicKey key) {
        var digest = digest(text, by);
        synchronized (good) {
            if (key.equals(good.get(digest))) {
                return true;
            }
        }
        if (!check(text, by, key)) {
            return false;
        }
        synchronized (good) {
            good.put(digest, key);
        }
        return true;
    }

    /// How many are remembered; at most [#REMEMBERED].
    int remembered() {
        synchronized (good) {
            return good.size();
        }
    }

    private static boolean check(String text, byte[] by, PublicKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(by);
        } catch (GeneralSecurityException wrongLength) {
            return false;
        }
    }

    /// Of both: the signature's own digest has a fixed length, so what follows it is the text.
    private static ByteBuffer digest(String text, byte[] by) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var signature = digest.digest(by);
            digest.update(signature);
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
