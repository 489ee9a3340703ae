package gatehouse.domain;

import java.util.Optional;

/// A group as the list of groups shows it (D5).
///
/// @param group what members and lists name of it
/// @param description up to 500 characters in one line; empty where there is none
/// @param members how many people at home in the tenant are in it, those who are barred included
public record ListedGroup(Group group, String description, long members) {
    /// How many groups a tenant can have of its own.
    public static final int MOST = 500;

    /// What a name must be, as people are told.
    public static final String NAME_RULE = "must be 1 to 100 characters in one line";

    /// What a description must be, as people are told.
    public static final String DESCRIPTION_RULE = "must be at most 500 characters in one line";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    /// Returns a name without white space around, or empty if it is none.
    public static Optional<String> name(String text) {
        return Line.parse(text, LONGEST_NAME);
    }

    /// Returns a description without white space around, which may be empty text; empty if it is
    /// none.
    public static Optional<String> description(String text) {
        return text.isBlank() ? Optional.of("") : Line.parse(text, LONGEST_DESCRIPTION);
    }

    /// The same under another name and description, active or not.
    public ListedGroup with(String name, String other, boolean active) {
        return new ListedGroup(new Group(group.id(), name, active), other, members);
    }

    /// Why it cannot be deleted: somebody is in it (D5).
    public Optional<Refusal> refusesDeleting() {
        return members == 0
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Conflict(
                                "%d %s in this group: put them elsewhere first"
                                        .formatted(
                                                members,
                                                members == 1 ? "person is" : "people are")));
    }
}
