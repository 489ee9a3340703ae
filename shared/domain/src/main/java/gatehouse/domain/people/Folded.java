package gatehouse.domain.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is searched and sorted: case and accents aside.
public final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /// In characters, of up to four bytes each.
    private static final int LONGEST = 80;

    private Folded() {}

    /// What the folded text begins with: 80 characters at most, so that it fits into keys and
    /// cursors.
    public static String start(String text) {
        var folded = of(text);
        int length = folded.codePointCount(0, folded.length());
        return folded.substring(0, folded.offsetByCodePoints(0, Math.min(length, LONGEST)));
    }

    /// The folded text: `Ångström` is `angstrom`, `STRASSE` and `Straße` are `strasse`.
    public static String of(String text) {
        // upper case first: it is what takes ß apart
        var plain = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var apart = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        return apart.replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .strip();
    }
}
