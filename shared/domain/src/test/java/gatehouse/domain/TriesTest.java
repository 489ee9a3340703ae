package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How often a password may be tried (F1).
class TriesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    @DisplayName("F1: five tries are free, each after them waits twice as long, an hour at most")
    void waits() {
        var tries = Tries.NONE;
        var at = NOW;
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 14; i++) {
            var wait = tries.waitAt(at);
            waits.add(wait.toMinutes());
            assertThat(wait.isZero() || !tries.waitAt(at.plus(wait).minusNanos(1)).isZero())
                    .isTrue();
            at = at.plus(wait);
            assertThat(tries.waitAt(at)).isZero();
            tries = tries.next(at);
            assertThat(tries.isLastFree()).isEqualTo(i == 4);
        }
        assertThat(waits)
                .isEqualTo(List.of(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L));
    }

    @Test
    @DisplayName("F1: a day after the last try all are forgotten, an instant before none is")
    void forgotten() {
        var tries = new Tries(40, NOW);
        var day = NOW.plus(Tries.MEMORY);
        assertThat(tries.next(day.minusNanos(1)).count()).isEqualTo(41);
        assertThat(tries.next(day)).isEqualTo(new Tries(1, day));
        assertThat(new Tries(4, NOW).next(day).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("F1: whoever tries as often as it is let gets some thirty tries in a day")
    void bounded() {
        var random = new Random(5);
        for (int run = 0; run < 20; run++) {
            var tries = Tries.NONE;
            int made = 0;
            for (var at = NOW;
                    at.isBefore(NOW.plus(Duration.ofDays(1)));
                    at = at.plusSeconds(1 + random.nextInt(30))) {
                if (tries.waitAt(at).isZero()) {
                    tries = tries.next(at);
                    made++;
                }
            }
            assertThat(made).isBetween(20, 36);
        }
    }
}
