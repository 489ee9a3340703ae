package gatehouse.local.model.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gatehouse.local.job.House;
import gatehouse.local.model.Difference;
import gatehouse.local.model.Shrinking;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// By command: `-Dcustomer.histories=1000`, others: `-Dhistories.from=2001`. One again:
/// `-Dhistory.seed=N`.
class CustomerHistoriesIT {
    private static final int HISTORIES = Integer.getInteger("customer.histories", 0);
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
    @DisplayName(
            "C1-C11, D6: in random histories of customers and registrations the system does"
                    + " and shows what a naive model says")
    void histories() {
        var one = Long.getLong("history.seed");
        assumeTrue(HISTORIES > 0 || one != null, "played by command");
        var seeds = one == null ? LongStream.range(FROM, FROM + HISTORIES) : LongStream.of(one);
        var played = seeds.boxed().toList();
        played.forEach(CustomerHistoriesIT::named);
        assertThat(played).as("seeds").isNotEmpty();
        System.out.printf(
                "%d histories of customers, seeds %d to %d: no difference from the model%n",
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
                                    CustomerHistoriesIT::play,
                                    REPLAYS);
                    throw new AssertionError(
                            "What is left of it when all is cut out that does not matter:%n%s"
                                    .formatted(failure.parted().readable(failure.steps())));
                });
    }

    private static Optional<Difference> play(List<Step> steps) {
        try (var player = new Player()) {
            return Comparison.of(steps, new Model(House.SYSTEM.clock().instant()), player);
        }
    }
}
