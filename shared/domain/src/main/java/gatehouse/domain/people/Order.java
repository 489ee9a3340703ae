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

    /// In characters, of up to four bytes each.
    private static final int LONGEST = 80;

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
        return first + END + start(entry.name()) + END + entry.id();
    }

    private static String text(String text) {
        return text.isEmpty() ? UNKNOWN : KNOWN + start(text);
    }

    private static String start(String text) {
        var folded = Folded.of(text);
        int length = folded.codePointCount(0, folded.length());
        return folded.substring(0, folded.offsetByCodePoints(0, Math.min(length, LONGEST)));
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
