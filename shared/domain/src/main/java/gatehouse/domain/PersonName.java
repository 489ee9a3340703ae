package gatehouse.domain;

import java.util.Optional;

/// What a person is called.
///
/// @param first 1-100 characters
/// @param last 1-100 characters
public record PersonName(String first, String last) {
    /// What the first and the last name must be, each, as people are told.
    public static final String RULE = "must be 1 to 100 characters in one line";

    private static final int LONGEST = 100;

    /// Returns a first or a last name without white space around, or empty if it is none.
    public static Optional<String> part(String text) {
        return Line.parse(text, LONGEST);
    }

    /// As others see it.
    public String full() {
        return first + " " + last;
    }
}
