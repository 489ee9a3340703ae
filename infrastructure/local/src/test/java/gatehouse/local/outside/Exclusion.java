package gatehouse.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One line of `left-out.txt`: a test that an emulator cannot pass.
///
/// @param test class and method, such as `OutboxIT.delivery`
record Exclusion(Emulator emulator, String test, String reason) {
    private static final List<Exclusion> ALL = read();

    static List<Exclusion> all() {
        return ALL;
    }

    private static List<Exclusion> read() {
        try (var list =
                Objects.requireNonNull(Exclusion.class.getResourceAsStream("left-out.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Exclusion::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Exclusion of(String line) {
        var parts = line.split("\\s+", 3);
        return new Exclusion(
                Emulator.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }
}
