package gatehouse.local.time;

import gatehouse.local.events.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Moves the clock in steps, so that what would have happened on the way happens at its own time.
public final class TimeTravel {
    /// The sweep comes each minute, so no sooner than that.
    private static final Duration STEP = Duration.ofMinutes(1);

    private final MovableClock clock;
    private final Sweep sweep;
    private final Activity activity;
    private final DynamoDbClient client;
    private final String table;

    public TimeTravel(
            MovableClock clock,
            Sweep sweep,
            Activity activity,
            DynamoDbClient client,
            String table) {
        this.clock = clock;
        this.sweep = sweep;
        this.activity = activity;
        this.client = client;
        this.table = table;
    }

    /// Moves forward to an instant, and returns when all that fell due is done and told.
    ///
    /// @param patience for each step
    /// @throws Activity.NotQuiet if a step's work stays unfinished
    public synchronized void moveTo(Instant target, Duration patience) {
        if (sweep.enabled()) {
            // what is in work now belongs to the time before
            activity.await(patience);
            stepTo(target, patience);
        }
        clock.moveTo(target);
        sweep.run();
        activity.await(patience);
    }

    private void stepTo(Instant target, Duration patience) {
        var last = clock.instant().minus(STEP);
        Set<Map<String, AttributeValue>> left = Set.of();
        var next = next(due(), last, left, target);
        while (next.isPresent()) {
            clock.moveTo(next.get());
            sweep.run();
            activity.await(patience);
            last = next.get();
            var due = due();
            var still = due.overdue(last);
            // what the sweep could not move on the first time will not move by trying each minute
            next = next(due, last, still.equals(left) ? Set.of() : still, target);
            left = still;
        }
    }

    private DueTimes due() {
        return DueTimes.read(client, table);
    }

    /// @param left what was due at the last step and may move at the next
    private static Optional<Instant> next(
            DueTimes due, Instant last, Set<Map<String, AttributeValue>> left, Instant target) {
        var soonest = last.plus(STEP);
        return (left.isEmpty() ? due.next(last, target) : Optional.of(soonest))
                .map(at -> at.isBefore(soonest) ? soonest : at)
                .filter(at -> at.isBefore(target));
    }
}
