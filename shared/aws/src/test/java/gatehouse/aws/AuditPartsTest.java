package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Event;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How many events go to the log at once.
class AuditPartsTest {
    private static final RandomGenerator RANDOM = new SplittableRandom(40);
    private static final TenantId ACME = new TenantId("acme");

    @Test
    @DisplayName("F4: a transaction of the log takes 45 events, and 3 MB of what changed")
    void parts() {
        assertThat(AuditLog.parts(List.of())).isEmpty();
        assertThat(sizes(100, 12)).containsExactly(45, 45, 10);
        assertThat(sizes(45, 200_000)).containsExactly(15, 15, 15);
        assertThat(sizes(2, 3_500_000)).as("one at least").containsExactly(1, 1);
    }

    private static List<Integer> sizes(int events, int bytes) {
        var all = Stream.generate(() -> event(bytes)).limit(events).toList();
        var parts = AuditLog.parts(all);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        return parts.stream().map(List::size).toList();
    }

    /// Of characters of two bytes, half of them before and half after.
    private static Event event(int bytes) {
        var change =
                new Change(
                        EventId.next(RANDOM),
                        EventType.REQUEST_SUBMITTED,
                        ACME,
                        Subject.of(new ChangeRequestId(ACME, 1)),
                        Author.system(ACME),
                        Instant.EPOCH,
                        "",
                        "",
                        "schedule");
        return new Event(change, "ü".repeat(bytes / 4), "ü".repeat(bytes / 4));
    }
}
