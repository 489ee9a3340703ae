package gatehouse.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// One line of `left-out.txt`: what does not run somewhere, or runs once more.
///
/// @param where an emulator's id, `endpoint` for each of them, `chaos`, or `twice`
/// @param test a class, such as `OutboxIT`, or one of its methods: `OutboxIT.delivery`
record Exclusion(String where, String test, String reason) {
    static final String ENDPOINT = "endpoint";
    static final String CHAOS = "chaos";
    static final String TWICE = "twice";

    private static final List<Exclusion> ALL = read();

    static List<Exclusion> all() {
        return ALL;
    }

    /// Whether something of a class runs in calm, where the rest has its run under trouble.
    static boolean runsInCalm(String type) {
        return ALL.stream()
                .filter(Exclusion::isForCalm)
                .anyMatch(one -> one.test.equals(type) || one.test.startsWith(type + "."));
    }

    /// The same of one of its methods.
    static boolean runsInCalm(String type, String method) {
        return ALL.stream()
                .filter(Exclusion::isForCalm)
                .anyMatch(one -> one.test.equals(type) || one.test.equals(type + "." + method));
    }

    private boolean isForCalm() {
        return where.equals(CHAOS) || where.equals(TWICE);
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
