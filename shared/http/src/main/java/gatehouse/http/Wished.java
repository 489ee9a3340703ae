package gatehouse.http;

import java.util.Optional;

/// What a request wants a field to be.
///
/// @param value empty where it wants nothing to be there
public record Wished<T>(Optional<T> value) {

    static <T> Wished<T> of(T value) {
        return new Wished<>(Optional.of(value));
    }

    static <T> Wished<T> nothing() {
        return new Wished<>(Optional.empty());
    }
}
