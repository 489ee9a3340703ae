package gatehouse.domain;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The text of opaque ids: 26 characters of lower-case base 32, 130 random bits.
///
/// No id can contain `#`, `/` or `.`, so ids can stand in keys, paths and tokens as they are.
final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LOW_BITS = ALPHABET.length() - 1;
    private static final int LENGTH = 26;
    private static final Pattern OPAQUE = Pattern.compile("[a-z2-7]{26}");

    private Ids() {}

    static String next(RandomGenerator random) {
        // one call: a secure source is locked for each
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return letters(bytes);
    }

    /// The id that always goes with a text, and tells nothing of it.
    static String of(String text) {
        return letters(Arrays.copyOf(Sha256.of(text), LENGTH));
    }

    private static String letters(byte[] bytes) {
        var text = new StringBuilder(LENGTH);
        for (byte each : bytes) {
            text.append(ALPHABET.charAt(each & LOW_BITS));
        }
        return text.toString();
    }

    static boolean isOpaque(String text) {
        return OPAQUE.matcher(text).matches();
    }

    static String checked(String text) {
        if (!isOpaque(text)) {
            throw new IllegalArgumentException("not an id");
        }
        return text;
    }
}
