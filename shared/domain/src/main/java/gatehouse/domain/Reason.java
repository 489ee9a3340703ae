package gatehouse.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why somebody gets, keeps or loses access, in a person's words (A6).
///
/// @param text 10-500 characters after trimming, at least two words, no control characters but line
///   breaks and tabs
public record Reason(String text) {
    /// What a caller is told whose reason is none.
    public static final String RULE =
            "must be 10 to 500 characters after trimming, and at least two words";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;
    private static final Pattern WORDS =
            Pattern.compile("(?U)[^\\p{Alnum}]*\\p{Alnum}\\S*\\s(?s:.*)\\p{Alnum}(?s:.*)");

    /// Returns the reason that somebody wrote, trimmed, or empty if it is none.
    public static Optional<Reason> parse(String written) {
        var text = written.strip();
        long length = text.codePoints().count();
        boolean good =
                length >= SHORTEST
                        && length <= LONGEST
                        && text.codePoints().noneMatch(Reason::isForbidden)
                        && WORDS.matcher(text).matches();
        return good ? Optional.of(new Reason(text)) : Optional.empty();
    }

    private static boolean isForbidden(int character) {
        return (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0)
                || Character.getType(character) == Character.SURROGATE;
    }
}
