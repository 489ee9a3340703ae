package gatehouse.domain;

import java.util.Optional;
import java.util.Set;

/// What a company has in the product that asks us (C8). The things themselves are the asking
/// product's; here it is known who may see them and work on them.
public enum Belonging {
    /// A machine.
    DEVICE(Permission.DEVICES),
    /// A service case.
    TICKET(Permission.TICKETS),
    /// A call with a picture.
    VIDEO_SESSION(Permission.VIDEO_SESSIONS),
    /// What messages are made from: for those who work in the messaging area. Customers have none.
    TEMPLATE(Permission.MESSAGING);

    /// What can be done with any of them; the rule is the same for each.
    private static final Set<String> ACTIONS =
            Set.of(
                    "read", "view", "list", "work", "write", "create", "update", "edit", "delete",
                    "join", "comment");

    /// Before the name of an action it says nothing more: `can_read` is `read`.
    private static final String CAN = "can_";

    private final Permission permission;

    Belonging(Permission permission) {
        this.permission = permission;
    }

    /// The name in questions, such as `video-session`.
    public String code() {
        return Codes.of(this);
    }

    /// What it takes in the tenant that it belongs to.
    public Permission permission() {
        return permission;
    }

    /// Whether it is for staff alone: nobody has it in a tenant that another one manages.
    public boolean isForStaff() {
        return this == TEMPLATE;
    }

    /// Returns the one of that code, or empty if there is none.
    public static Optional<Belonging> parse(String code) {
        return Codes.parse(values(), Belonging::code, code);
    }

    /// Whether it is something that can be done with one of them.
    public static boolean isAction(String name) {
        return ACTIONS.contains(name.startsWith(CAN) ? name.substring(CAN.length()) : name);
    }
}
