package gatehouse.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4). In keys and ids it stands for a text that they must not show; it uses no
/// key, so that no rotation ever moves an item (design, *Identity*).
public final class Sha256 {
    private static final int SHORT = 16;

    private Sha256() {}

    /// For keys and ids: the first 128 bits, as 32 hexadecimal digits.
    static String hex(String text) {
        return HexFormat.of().formatHex(Arrays.copyOf(of(text), SHORT));
    }

    /// Of the text in UTF-8: 32 bytes.
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
