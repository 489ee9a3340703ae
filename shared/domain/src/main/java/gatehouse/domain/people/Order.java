package gatehouse.domain.people;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Group;
import gatehouse.domain.RoleId;
import java.time.Instant;
import java.util.Comparator;

/// The orders of the list of people (D1). Each has a key that sorts by its bytes; what is not known
/// sorts last, and equals sort by name, then by id.
public enum Order {
    NAME,
    EMAIL,
    GROUP,
    ROLE,
    COMPANY,
    REGISTERED;

    private static final String KNOWN = "0";
    private static final String UNKNOWN = "1";
    private static final String END = "\u0001";

    /// The key of an entry in this order: 1,024 bytes at most (DynamoDB's limit), so that of very
    /// long texts only what comes first tells.
    ///
    /// @param now which roles are held
    public String key(Entry entry, Instant now) {
        var first =
                switch (this) {
                    case NAME -> "";
                    case EMAIL -> entry.email();
                    case GROUP -> text(entry.group().map(Group::name).orElse(""));
                    case ROLE -> highest(entry, now);
                    case COMPANY -> text(entry.company());
                    case REGISTERED -> "%013d".formatted(entry.registeredAt().toEpochMilli());
                };
        return first + END + Folded.start(entry.name()) + END + entry.id();
    }

    /// A part of the list: entries whose keys in an order begin alike. All of them stand together,
    /// so that they are found without looking through the others.
    ///
    /// @param order in which they do
    /// @param start how their keys begin
    public record Part(Order order, String start) {
        /// Those who hold roles of the tenant's own and no built-in one; of the roles some may be
        /// gone.
        public static final Part OWN_ROLES = new Part(ROLE, KNOWN + CustomRole.LOWEST);

        /// Who is in a group, and in others of that very name.
        public static Part of(Group group) {
            return new Part(GROUP, text(group.name()) + END);
        }
    }

    private static String text(String text) {
        return text.isEmpty() ? UNKNOWN : KNOWN + Folded.start(text);
    }

    /// The highest rank first. Where a role of the tenant's own stands is not known here: its rank
    /// can change; all of them come after the built-in ones.
    private static String highest(Entry entry, Instant now) {
        return entry.rolesAt(now).stream()
                .map(role -> KNOWN + rank(role) + role)
                .min(Comparator.naturalOrder())
                .orElse(UNKNOWN);
    }

    private static int rank(RoleId role) {
        return BuiltInRole.of(role).map(BuiltInRole::rank).orElse(CustomRole.LOWEST);
    }
}
