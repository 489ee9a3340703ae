package gatehouse.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people think of first who must think of a password, and no list of words has in it: a few
/// characters again and again, characters or keys that stand in a row, a date.
final class Guessable {
    /// What is repeated, with fewer characters than this, is a short password.
    private static final int SHORT = 8;

    private static final int SHORTEST_STRETCH = 3;

    /// Rows of keyboards (English, German, French, Russian), columns of them and of a keypad, and
    /// two rows by turns.
    private static final List<String> KEYS =
            Stream.of(
                            "12345678901234567890",
                            "qwertyuiop",
                            "asdfghjkl",
                            "zxcvbnm",
                            "qwertzuiopü",
                            "asdfghjklöä",
                            "yxcvbnm",
                            "azertyuiop",
                            "qsdfghjklm",
                            "wxcvbn",
                            "йцукенгшщзхъ",
                            "фывапролджэ",
                            "ячсмитьбю",
                            "1qaz",
                            "1qay",
                            "2wsx",
                            "3edc",
                            "4rfv",
                            "5tgb",
                            "6yhn",
                            "6zhn",
                            "7ujm",
                            "147",
                            "258",
                            "369",
                            "159",
                            "357",
                            "1q2w3e4r5t6y7u8i9o0p",
                            "1q2w3e4r5t6z7u8i9o0p",
                            "q1w2e3r4t5y6u7i8o9p0",
                            "q1w2e3r4t5z6u7i8o9p0",
                            "1a2b3c4d5e6f7g8h9i",
                            "a1b2c3d4e5f6g7h8i9")
                    .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
                    .toList();

    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])[^\\p{L}\\p{N}]*";
    private static final String YEAR = "(19|20)\\d\\d";
    private static final Pattern DATE =
            Pattern.compile(DAY + DAY + YEAR + "|" + YEAR + "[^\\p{L}\\p{N}]*" + DAY + DAY);

    private Guessable() {}

    /// Whether a text is nothing else.
    ///
    /// @param text in lower case
    static boolean is(String text) {
        var unit = unit(text);
        boolean repeated = !unit.equals(text) && unit.codePoints().count() < SHORT;
        return repeated || isStretches(text) || DATE.matcher(text).matches();
    }

    /// What a text repeats, twice at least and perhaps cut off at the end: `abc` of `abcabcab`. A
    /// text that repeats nothing is its own.
    static String unit(String text) {
        var points = text.codePoints().toArray();
        for (int length = 1; length <= points.length / 2; length++) {
            if (repeats(points, length)) {
                return new String(points, 0, length);
            }
        }
        return text;
    }

    private static boolean repeats(int[] points, int length) {
        for (int i = length; i < points.length; i++) {
            if (points[i] != points[i - length]) {
                return false;
            }
        }
        return true;
    }

    /// Whether it can be cut into stretches of three or more: `qwer1234`, `aaabbbccc`, `zyxw4321`.
    private static boolean isStretches(String text) {
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int start = 0; start < text.length(); start++) {
            int longest = reached[start] ? stretch(text, start) : 0;
            for (int end = start + SHORTEST_STRETCH; end <= longest; end++) {
                reached[end] = true;
            }
        }
        return reached[text.length()];
    }

    /// Where the longest stretch ends that begins there.
    private static int stretch(String text, int start) {
        int longest = steps(text, start);
        for (var row : KEYS) {
            int end = start + 1;
            while (end <= text.length() && row.contains(text.substring(start, end))) {
                longest = Math.max(longest, end);
                end++;
            }
        }
        return longest;
    }

    /// The same character again, the next one each time, or the one before.
    private static int steps(String text, int start) {
        int end = start + 1;
        int step = end < text.length() ? text.charAt(end) - text.charAt(start) : 0;
        while (Math.abs(step) <= 1
                && end < text.length()
                && text.charAt(end) - text.charAt(end - 1) == step) {
            end++;
        }
        return end;
    }
}
