package gatehouse.domain;

/// A group, as members and lists name it.
///
/// @param id its id
/// @param name as people call it: 1-100 characters
/// @param active whether it shows anywhere but in the list of groups (D5)
public record Group(GroupId id, String name, boolean active) {
    /// The built-in one of people who are at home elsewhere (A7).
    public static final Group DOMAIN = new Group(GroupId.DOMAIN, "Domain group", true);
}
