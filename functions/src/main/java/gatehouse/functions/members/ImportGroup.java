package gatehouse.functions.members;

import gatehouse.domain.GroupId;
import java.util.Optional;

/// The group that a line of an import names.
sealed interface ImportGroup {
    /// None.
    record None() implements ImportGroup {}

    /// One that is there.
    record Known(GroupId id) implements ImportGroup {}

    /// One that is to be made.
    record Missing(String name) implements ImportGroup {}

    /// The name of one that is to be made.
    default Optional<String> missing() {
        return switch (this) {
            case None(), Known _ -> Optional.empty();
            case Missing(var name) -> Optional.of(name);
        };
    }
}
