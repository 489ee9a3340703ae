package gatehouse.local.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Tokens of links as somebody may have changed them.
final class Tampered {
    private Tampered() {}

    /// With another character at a place.
    static String flipped(String text, int at) {
        var other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    /// The part before the dot, with something else in what it says.
    static String rewritten(String content, String old, String other) {
        var plain = said(content).replace(old, other);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// What the part before the dot says.
    static String said(String content) {
        return new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8);
    }
}
