package gatehouse.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MovableClockTest {
    private final MovableClock clock = new MovableClock(Storage.FORGETFUL);

    @Test
    void it_moves_forward_and_runs_on() {
        var target = Instant.now().plus(Duration.ofDays(31));
        clock.moveTo(target);

        assertThat(clock.instant()).isBetween(target.minusMillis(1), target.plusSeconds(5));
    }

    @Test
    void it_does_not_move_back() {
        var before = clock.instant();
        clock.moveTo(before.minusSeconds(3600));

        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    @Test
    void stopped_it_stands_at_exactly_the_instant_it_is_moved_to() {
        clock.stop();
        var target = clock.instant().plusMillis(1234);
        clock.moveTo(target);

        assertThat(clock.instant()).isEqualTo(target);
        clock.run();
        assertThat(clock.instant()).isBetween(target, target.plusSeconds(5));
    }

    @Test
    void it_ticks_in_whole_milliseconds() {
        var now = clock.instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void it_remembers_its_time(@TempDir Path folder) {
        var target = Instant.now().plus(Duration.ofDays(400));
        new MovableClock(new Storage.Folder(folder).journal("clock")).moveTo(target);

        assertThat(new MovableClock(new Storage.Folder(folder).journal("clock")).instant())
                .isBetween(target.minusMillis(1), target.plusSeconds(5));
    }
}
