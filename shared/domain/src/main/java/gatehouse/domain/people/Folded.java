package gatehouse.domain.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Text as it is searched and sorted: case and accents aside.
public final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /// What has no mark that could be taken off, and is typed without its stroke.
    private static final Map<String, String> LETTERS =
            Map.of(
                    "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ħ", "h", "ŧ", "t", "þ", "th", "æ",
                    "ae", "œ", "oe");

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

    /// The folded text: `Ångström` is `angstrom`, `STRASSE` and `Straße` are `strasse`. Folded
    /// again it is the same.
    public static String of(String text) {
        // apart first: `™` is two capitals; and by upper case to lower: it takes ß apart, not ẞ
        var plain =
                apart(text)
                        .toLowerCase(Locale.ROOT)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
        var folded = MARKS.matcher(apart(plain)).replaceAll("");
        for (var letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return folded.strip();
    }

    private static String apart(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD);
    }
}
