package gatehouse.domain;

import java.util.Optional;
import java.util.Set;

/// One line of text that a person wrote about a person.
public final class Line {
    /// What shows nothing, and counts as a letter, a mark or a symbol all the same: the fillers of
    /// Hangul, the empty pattern of Braille, and a joiner that nobody sees.
    private static final Set<Integer> BLANK =
            Set.of(0x034f, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0);

    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private Line() {}

    /// Returns it without white space around, or empty if there is nothing to be seen of it, or it
    /// is too long, or has line breaks, other control characters, signs that turn the direction of
    /// writing, or what has no meaning that all agree on.
    ///
    /// @param longest how many characters it may have
    public static Optional<String> parse(String text, int longest) {
        var line = trimmed(text);
        boolean good =
                line.codePointCount(0, line.length()) <= longest
                        && line.codePoints().allMatch(Line::isPlain)
                        && line.codePoints().anyMatch(Line::isVisible);
        return good ? Optional.of(line) : Optional.empty();
    }

    /// A text without white space around: every white space of Unicode, those included that no line
    /// is broken at.
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /// Whether a text of several lines cannot hold it: a control character that is neither a line
    /// break nor a tab, or half of a character.
    public static boolean isForbiddenInSeveral(int character) {
        return (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0)
                || Character.getType(character) == Character.SURROGATE;
    }

    /// Whether it is white space of Unicode.
    static boolean isSpace(int code) {
        return Character.isWhitespace(code) || Character.isSpaceChar(code);
    }

    private static boolean isPlain(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            // some scripts, and emoji, join by them
            case Character.FORMAT -> code == NON_JOINER || code == JOINER;
            default -> !BLANK.contains(code);
        };
    }

    /// Whether it shows something by itself: a mark does not.
    private static boolean isVisible(int code) {
        return switch (Character.getType(code)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    false;
            default -> true;
        };
    }
}
