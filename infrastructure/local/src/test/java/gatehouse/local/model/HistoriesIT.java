package gatehouse.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.job.House;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// More of them: `-Dhistories=1000`, others: `-Dhistories.from=2001`. One again:
/// `-Dhistory.seed=N`.
class HistoriesIT {
    private static final int HISTORIES = Integer.getInteger("histories", 50);
    private static final long FROM = Long.getLong("histories.from", 1);
    private static final int REPLAYS = 60;

    @BeforeEach
    void time_stands_still() {
        House.SYSTEM.clock().stop();
    }

    @AfterEach
    void time_runs_on() {
        House.SYSTEM.clock().run();
    }

    @Test
    @DisplayName("A4-A11: in random histories the system does and shows what a naive model says")
    void histories() {
        var one = Long.getLong("history.seed");
        var seeds = one == null ? LongStream.range(FROM, FROM + HISTORIES) : LongStream.of(one);
        var played = seeds.boxed().toList();
        played.forEach(HistoriesIT::named);
        assertThat(played).as("seeds").isNotEmpty();
        System.out.printf(
                "%d histories, seeds %d to %d: no difference from the model%n",
                played.size(), played.getFirst(), played.getLast());
    }

    private static void named(long seed) {
        try {
            history(seed);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("in history %d (-Dhistory.seed=%1$d)".formatted(seed), broken);
        }
    }

    private static void history(long seed) {
        var steps = History.of(seed);
        play(steps)
                .ifPresent(parted -> {
                    var failure =
                            Shrinking.of(
                                    new Shrinking.Failure<>(steps, parted),
                                    HistoriesIT::play,
                                    REPLAYS);
                    throw new AssertionError(
                            "What is left of it when all is cut out that does not matter:%n%s"
                                    .formatted(failure.parted().readable(failure.steps())));
                });
    }

    private static Optional<Difference> play(List<Step> steps) {
        var player = new Player();
        try {
            return Comparison.of(steps, new Model(House.SYSTEM.clock().instant()), player);
        } finally {
            player.troupe.leave();
        }
    }
}
