package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one event: the same in the item that carried it, on the bus and in the audit log.
///
/// @param value 26 characters of lower-case base 32
public record EventId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public EventId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static EventId next(RandomGenerator random) {
        return new EventId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<EventId> parse(String text) {
        return Ids.isOpaque(text) ? Optional.of(new EventId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
