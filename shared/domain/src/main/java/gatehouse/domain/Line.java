package gatehouse.domain;

import java.util.Optional;

/// One line of text that a person wrote about a person.
public final class Line {
    private Line() {}

    /// Returns it without white space around, or empty if nothing is left, or it is too long, or
    /// has line breaks, other control characters or signs that turn the direction of writing.
    ///
    /// @param longest how many characters it may have
    public static Optional<String> parse(String text, int longest) {
        var line = text.strip();
        boolean good =
                !line.isEmpty()
                        && line.codePointCount(0, line.length()) <= longest
                        && line.codePoints().allMatch(Line::isPlain);
        return good ? Optional.of(line) : Optional.empty();
    }

    private static boolean isPlain(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.FORMAT -> code == 0x200c || code == 0x200d; // some scripts join by them
            default -> true;
        };
    }
}
