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

    /// Why a tenant gets no other one, where it has so many.
    public static Optional<Refusal> refusesMore(int there) {
        return there < MOST
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Conflict("A tenant has at most %d groups".formatted(MOST)));
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
