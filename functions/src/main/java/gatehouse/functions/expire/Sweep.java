package gatehouse.functions.expire;

import gatehouse.aws.Committed;
import gatehouse.aws.DueItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Table;
import gatehouse.domain.EventId;
import gatehouse.domain.Origin;
import gatehouse.functions.Metric;
import gatehouse.functions.Run;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/// Goes through what is due and writes each transition on the condition of the version read: the
/// cost is that of what is due, never of what exists. Stopped anywhere and started again, it goes
/// on.
final class Sweep {
    /// Stops this long before the function would be stopped.
    private static final int SPARE_MILLIS = 5_000;

    private static final int LOST_RACES = 3;
    private final DueItems due;
    private final Table table;
    private final Transitions transitions;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Sweep(DueItems due, Table table, Transitions transitions, Clock clock, RandomGenerator random) {
        this.due = due;
        this.table = table;
        this.transitions = transitions;
        this.clock = clock;
        this.random = random;
    }

    /// What a run came to.
    ///
    /// @param told transitions written
    /// @param failed items that could not be
    record Result(int told, int failed) {}

    Result run(Run run, IntSupplier remainingMillis) {
        var origin = new Origin(run.id(), "schedule");
        int told = 0;
        int failed = 0;
        var now = clock.instant();
        var marks = due.at(now);
        run.add(Metric.DUE, marks.size());
        run.add(
                Metric.DUE_AGE,
                marks.isEmpty() ? 0 : Duration.between(marks.getFirst().since(), now).toMillis());
        for (var mark : marks) {
            if (remainingMillis.getAsInt() < SPARE_MILLIS) {
                break;
            }
            try {
                told += tell(mark.key(), origin);
                run.add(Metric.HANDLED, 1);
            } catch (RuntimeException fault) {
                run.trouble(fault, mark.key().pk());
                run.add(Metric.FAILED, 1);
                failed++;
            }
        }
        return new Result(told, failed);
    }

    /// All writes of a transition at once, and one transition after the other, until nothing more
    /// is due.
    private int tell(Key key, Origin origin) {
        int told = 0;
        for (int lost = 0; lost < LOST_RACES; ) {
            Optional<Item> item = table.get(key);
            var writes =
                    item.map(read -> transitions.next(read, clock.instant(), origin))
                            .orElse(List.of());
            if (writes.isEmpty()) {
                return told;
            }
            if (table.commit(writes, EventId.next(random)) == Committed.STORED) {
                told++;
            } else {
                lost++;
            }
        }
        return told;
    }
}
