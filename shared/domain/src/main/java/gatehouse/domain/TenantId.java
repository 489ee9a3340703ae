package gatehouse.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a tenant: a slug that people chose.
///
/// @param value 3-40 lower-case letters, digits and inner hyphens
public record TenantId(String value) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    /// @throws IllegalArgumentException if the value is not of that form
    public TenantId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<TenantId> parse(String text) {
        return SLUG.matcher(text).matches() ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
