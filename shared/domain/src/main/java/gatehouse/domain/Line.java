package gatehouse.domain;

import java.util.Optional;
import java.util.Set;

/// Text that a person wrote: one line about a person, or several lines.
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

    /// The same of a text of several lines, which can hold line breaks, tabs, and what joins signs
    /// or tells the direction of one.
    ///
    /// @param shortest how many characters it has to have
    public static Optional<String> several(String text, int shortest, int longest) {
        var lines = trimmed(text);
        int length = lines.codePointCount(0, lines.length());
        boolean good =
                length >= shortest
                        && length <= longest
                        && lines.codePoints().noneMatch(Line::isForbiddenInSeveral)
                        && lines.codePoints().anyMatch(Line::isVisible);
        return good ? Optional.of(lines) : Optional.empty();
    }

    /// A control character that is neither a line break nor a tab, half of a character, or what
    /// turns the direction of all that follows.
    private static boolean isForbiddenInSeveral(int character) {
        return (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0)
                || Character.getType(character) == Character.SURROGATE
                || turns(character);
    }

    private static boolean turns(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
                    true;
            default -> false;
        };
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
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    false;
            default -> !BLANK.contains(code);
        };
    }
}
