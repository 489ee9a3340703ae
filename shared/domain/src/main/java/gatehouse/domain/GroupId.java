package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one group within its tenant.
///
/// @param value 26 characters of lower-case base 32, or `domain` for the built-in *Domain group*
public record GroupId(String value) {
    /// The group of everybody who is at home elsewhere (A7).
    public static final GroupId DOMAIN = new GroupId("domain");

    /// @throws IllegalArgumentException if the value is not of that form
    public GroupId {
        value = "domain".equals(value) ? value : Ids.checked(value);
    }

    /// A new one.
    public static GroupId next(RandomGenerator random) {
        return new GroupId(Ids.next(random));
    }

    /// The one that goes with a name in a tenant, always the same: of those who each make a group
    /// of that name at the same moment, one does.
    public static GroupId of(TenantId tenant, String name) {
        return new GroupId(Ids.of("group " + tenant + " " + name));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<GroupId> parse(String text) {
        return text.equals(DOMAIN.value) || Ids.isOpaque(text)
                ? Optional.of(new GroupId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
