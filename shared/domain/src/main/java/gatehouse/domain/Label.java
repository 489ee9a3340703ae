package gatehouse.domain;

import java.util.Optional;

/// What a tenant's people call something of their own, a group or a role, and what they say of it.
public final class Label {
    /// What a name must be, as people are told.
    public static final String NAME_RULE = "must be 1 to 100 characters in one line";

    /// What a description must be, as people are told.
    public static final String DESCRIPTION_RULE = "must be at most 500 characters in one line";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    private Label() {}

    /// Returns a name without white space around, or empty if it is none.
    public static Optional<String> name(String text) {
        return Line.parse(text, LONGEST_NAME);
    }

    /// Returns a description without white space around, which may be empty text; empty if it is
    /// none.
    public static Optional<String> description(String text) {
        return Line.trimmed(text).isEmpty()
                ? Optional.of("")
                : Line.parse(text, LONGEST_DESCRIPTION);
    }
}
