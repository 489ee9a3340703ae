package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one export of people within those of who asked for it.
///
/// @param value 26 characters of lower-case base 32
public record ExportId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public ExportId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static ExportId next(RandomGenerator random) {
        return new ExportId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<ExportId> parse(String text) {
        return Ids.isOpaque(text) ? Optional.of(new ExportId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
