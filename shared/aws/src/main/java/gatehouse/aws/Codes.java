package gatehouse.aws;

import java.util.Locale;

/// States as items, events and answers write them: in lower case.
public final class Codes {
    private Codes() {}

    /// Such as `pending`.
    public static String of(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// Returns what [#of(Enum)] wrote.
    ///
    /// @throws IllegalArgumentException if it did not
    static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}
