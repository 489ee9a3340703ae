package gatehouse.local.time;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of every function here: the system's clock and an offset, or stopped. It never runs
/// backwards by a move, and ticks in whole milliseconds.
public final class MovableClock extends Clock {
    private final Journal journal;
    private volatile State state;

    private sealed interface State {}

    private record Running(long offset) implements State {}

    private record Stopped(long at) implements State {}

    public MovableClock(Journal journal) {
        this.journal = journal;
        this.state = new Running(0);
        journal.past()
                .forEach(value ->
                        state =
                                value.has("stoppedAt")
                                        ? new Stopped(value.path("stoppedAt").asLong())
                                        : new Running(value.path("offset").asLong()));
    }

    @Override
    public long millis() {
        return switch (state) {
            case Running(var offset) -> System.currentTimeMillis() + offset;
            case Stopped(var at) -> at;
        };
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    public boolean stopped() {
        return state instanceof Stopped;
    }

    /// Moves forward; an instant that is past already changes nothing.
    public synchronized void moveTo(Instant target) {
        var ahead = target.toEpochMilli() - millis();
        if (ahead > 0) {
            become(
                    switch (state) {
                        case Running(var offset) -> new Running(offset + ahead);
                        case Stopped(var at) -> new Stopped(at + ahead);
                    });
        }
    }

    /// Lets time stand still.
    public synchronized void stop() {
        become(new Stopped(millis()));
    }

    /// Lets time run on from where it stands.
    public synchronized void run() {
        become(new Running(millis() - System.currentTimeMillis()));
    }

    private void become(State next) {
        state = next;
        var entry = JsonNodeFactory.instance.objectNode();
        switch (next) {
            case Running(var offset) -> journal.append(entry.put("offset", offset));
            case Stopped(var at) -> journal.append(entry.put("stoppedAt", at));
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("every instant here is UTC");
    }
}
