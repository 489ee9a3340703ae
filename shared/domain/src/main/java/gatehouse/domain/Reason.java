package gatehouse.domain;

import java.util.Optional;

/// Why somebody gets, keeps or loses access, in a person's words (A6).
///
/// A word is what stands between white space and holds a letter or digit of any script. A script
/// that is written without spaces, such as Chinese, needs one all the same: between two clauses,
/// say.
///
/// @param text 10-500 characters after trimming, at least two words, no control characters but line
///   breaks and tabs, nor signs that turn the direction of writing
public record Reason(String text) {
    /// What a caller is told whose reason is none.
    public static final String RULE =
            "must be 10 to 500 characters after trimming, and at least two words";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;
    private static final int FEWEST_WORDS = 2;

    /// Returns the reason that somebody wrote, trimmed, or empty if it is none.
    public static Optional<Reason> parse(String written) {
        return Line.several(written, SHORTEST, LONGEST)
                .filter(text -> words(text) >= FEWEST_WORDS)
                .map(Reason::new);
    }

    private static int words(String text) {
        int words = 0;
        boolean counted = false;
        for (int character : text.codePoints().toArray()) {
            if (Line.isSpace(character)) {
                counted = false;
            } else if (!counted && isLetterOrDigit(character)) {
                counted = true;
                words++;
            }
        }
        return words;
    }

    private static boolean isLetterOrDigit(int character) {
        return Character.isAlphabetic(character) || Character.isDigit(character);
    }
}
