package gatehouse.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts steps out of a history as long as it still fails: halves first, single steps last.
public final class Shrinking {
    private Shrinking() {}

    /// A failing history and where the sides part in it.
    public record Failure<S>(List<S> steps, Difference parted) {}

    /// The shortest history found that still parts the sides.
    ///
    /// @param replays at most so many
    public static <S> Failure<S> of(
            Failure<S> first, Function<List<S>, Optional<Difference>> play, int replays) {
        var best = cutAfter(first);
        int left = replays;
        for (int size = best.steps().size() / 2; size > 0; size = size == 1 ? 0 : size / 2) {
            for (int from = best.steps().size() - size; from >= 0 && left > 0; from -= size) {
                var fewer = new ArrayList<S>(best.steps());
                fewer.subList(from, Math.min(from + size, fewer.size())).clear();
                left--;
                var parted = play.apply(List.copyOf(fewer));
                if (parted.isPresent()) {
                    best = cutAfter(new Failure<>(List.copyOf(fewer), parted.get()));
                    from = Math.min(from, best.steps().size());
                }
            }
        }
        return best;
    }

    /// What comes after the difference has no part in it.
    private static <S> Failure<S> cutAfter(Failure<S> failure) {
        return new Failure<>(
                List.copyOf(failure.steps().subList(0, failure.parted().step())), failure.parted());
    }
}
