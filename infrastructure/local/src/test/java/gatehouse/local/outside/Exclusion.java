package gatehouse.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// One line of `left-out.txt`: what does not run somewhere.
///
/// @param where an emulator's id, `endpoint` for each of them, or `chaos`
/// @param test a class, such as `OutboxIT`, or one of its methods: `OutboxIT.delivery`
record Exclusion(String where, String test, String reason) {
    static final String ENDPOINT = "endpoint";
    static final String CHAOS = "chaos";

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
        return new Exclusion(parts[0], parts[1], parts[2]);
    }
}
