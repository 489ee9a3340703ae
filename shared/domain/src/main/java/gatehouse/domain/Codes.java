package gatehouse.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// How the values of a closed list are written in routes, answers and problems.
final class Codes {
    private Codes() {}

    /// In lower case with hyphens, such as `customer-login`.
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns the value of that code, or empty if there is none.
    ///
    /// @param code how a value is written
    static <E extends Enum<E>> Optional<E> parse(
            E[] values, Function<E, String> code, String text) {
        return Arrays.stream(values).filter(value -> code.apply(value).equals(text)).findFirst();
    }
}
