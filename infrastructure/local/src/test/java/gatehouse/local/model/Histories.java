package gatehouse.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.job.House;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Plays histories of one kind, each from its seed, while time stands still but where they move it.
///
/// More of them: `-Dhistories=1000`, others: `-Dhistories.from=2001`. One again:
/// `-Dhistory.seed=N`.
public final class Histories {
    private static final int FIFTY = 50;
    private static final long FROM = Long.getLong("histories.from", 1);
    private static final int REPLAYS = 60;

    private Histories() {}

    /// Plays as many as the command line says.
    ///
    /// @param what they are histories of
    /// @param made the steps of a seed
    /// @param play returns where steps part the model and the system, if they do
    /// @throws AssertionError with the seed of a history that does, and what is left of it
    public static <S> void play(
            String what, LongFunction<List<S>> made, Function<List<S>, Optional<Difference>> play) {
        var one = Long.getLong("history.seed");
        int many = Integer.getInteger("histories." + what, Integer.getInteger("histories", FIFTY));
        var seeds = one == null ? LongStream.range(FROM, FROM + many) : LongStream.of(one);
        var played = seeds.boxed().toList();
        assertThat(played).as("seeds").isNotEmpty();
        House.SYSTEM.clock().stop();
        try {
            played.forEach(seed -> named(seed, made.apply(seed), play));
        } finally {
            House.SYSTEM.clock().run();
        }
        System.out.printf(
                "%d histories of %s, seeds %d to %d: no difference from the model%n",
                played.size(), what, played.getFirst(), played.getLast());
    }

    private static <S> void named(
            long seed, List<S> steps, Function<List<S>, Optional<Difference>> play) {
        try {
            play.apply(steps)
                    .ifPresent(parted -> fail(new Shrinking.Failure<>(steps, parted), play));
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("in history %d (-Dhistory.seed=%1$d)".formatted(seed), broken);
        }
    }

    private static <S> void fail(
            Shrinking.Failure<S> found, Function<List<S>, Optional<Difference>> play) {
        var failure = Shrinking.of(found, play, REPLAYS);
        throw new AssertionError(
                "What is left of it when all is cut out that does not matter:%n%s"
                        .formatted(failure.parted().readable(failure.steps())));
    }
}
