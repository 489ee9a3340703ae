package gatehouse.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one role within a tenant. What it allows, the tenant's [RoleCatalogue] says.
///
/// They sort as the catalogue does: the built-in ones first, from the highest.
///
/// @param value of a built-in role a word such as `staff-admin`; of a tenant's own 26 characters of
///   lower-case base 32
public record RoleId(String value) implements Comparable<RoleId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,40}");

    /// @throws IllegalArgumentException if the value is not of that form
    public RoleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a role");
        }
    }

    /// A new one, of a tenant's own role.
    public static RoleId next(RandomGenerator random) {
        return new RoleId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<RoleId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RoleId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RoleId other) {
        return Comparator.comparingInt(RoleId::place)
                .thenComparing(RoleId::value)
                .compare(this, other);
    }

    private int place() {
        return BuiltInRole.of(this).map(BuiltInRole::ordinal).orElse(Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return value;
    }
}
