package gatehouse.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// What stands in keys and ids for a text that they must not show: the first 128 bits of SHA-256
/// (FIPS 180-4) over it. It uses no key, so that no rotation ever moves an item (design,
/// *Identity*).
final class Sha256 {
    private static final int BYTES = 16;

    private Sha256() {}

    /// Of the text in UTF-8: 32 hexadecimal digits.
    static String hex(String text) {
        try {
            var whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
