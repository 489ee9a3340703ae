package gatehouse.domain;

import java.util.random.RandomGenerator;

/// Names the file of one avatar; no two ever have the same name.
///
/// @param value 26 characters of lower-case base 32
public record AvatarId(String value) {

    /// @throws IllegalArgumentException if the value is not of that form
    public AvatarId {
        value = Ids.checked(value);
    }

    /// A new one.
    public static AvatarId next(RandomGenerator random) {
        return new AvatarId(Ids.next(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
