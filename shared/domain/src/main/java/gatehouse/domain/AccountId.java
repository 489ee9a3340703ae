package gatehouse.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names one account; a member carries the id of its account.
///
/// @param value 26 characters of lower-case base 32
public record AccountId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public AccountId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static AccountId next(RandomGenerator random) {
        return new AccountId(Ids.next(random));
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<AccountId> parse(String text) {
        return Ids.isOpaque(text) ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
