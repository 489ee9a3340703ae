package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one grant within its member.
///
/// @param value 26 characters of lower-case base 32
public record GrantId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public GrantId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static GrantId next(RandomGenerator random) {
        return new GrantId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<GrantId> parse(String text) {
        return Ids.isOpaque(text) ? Optional.of(new GrantId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
