package gatehouse.domain.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Encrypts what has to be read again, with AES-256-GCM. The text names the key, so that keys can
/// rotate: the newest seals, all of them open.
///
/// @param keys the one that seals first
public record Sealing(List<Key> keys) {
    private static final String PURPOSE = "gatehouse-totp";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /// @throws IllegalArgumentException if there is none
    public Sealing {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
        keys = List.copyOf(keys);
    }

    /// One key.
    ///
    /// @param id its name, which is no secret; without a dot
    /// @param secret what the key itself is derived from: at least 32 characters
    public record Key(String id, String secret) {
        public Key {
            if (secret.length() < 32 || id.contains(".")) {
                throw new IllegalArgumentException("not a key");
            }
        }

        private SecretKey aes() throws GeneralSecurityException {
            var from =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                            .thenExpand(PURPOSE.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", from);
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /// Encrypts something.
    ///
    /// @param owner whose it is: nobody else's text can be put in its place
    public String seal(byte[] content, String owner, RandomGenerator random) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var key = keys.getFirst();
        var sealed = work(Cipher.ENCRYPT_MODE, key, nonce, owner, content);
        var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /// Decrypts what [#seal] made.
    ///
    /// @throws IllegalStateException if it is not that, of another owner, or its key is gone
    public byte[] open(String text, String owner) {
        int dot = text.indexOf('.');
        var key =
                keys.stream()
                        .filter(one -> one.id().equals(text.substring(0, Math.max(dot, 0))))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("sealed with no key of ours"));
        var all = Base64.getUrlDecoder().decode(text.substring(dot + 1));
        return work(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(all, NONCE_BYTES),
                owner,
                Arrays.copyOfRange(all, Math.min(NONCE_BYTES, all.length), all.length));
    }

    /// Whether the key that seals now has sealed it.
    public boolean isNewest(String text) {
        return text.startsWith(keys.getFirst().id() + ".");
    }

    private static byte[] work(int mode, Key key, byte[] nonce, String owner, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((PURPOSE + "/" + owner).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
