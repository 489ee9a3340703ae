package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one session of an account.
///
/// @param value 26 characters of lower-case base 32
public record SessionId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public SessionId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static SessionId next(RandomGenerator random) {
        return new SessionId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<SessionId> parse(String text) {
        return Ids.isOpaque(text) ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
