package gatehouse.domain;

/// A group, as members and lists name it.
///
/// @param id its id
/// @param name as people call it: 1-100 characters
public record Group(GroupId id, String name) {
    /// The built-in one of people who are at home elsewhere (A7).
    public static final Group DOMAIN = new Group(GroupId.DOMAIN, "Domain group");
}
