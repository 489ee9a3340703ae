package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A half-open stretch of time, [start, end): at the start the answer is yes, at the end it is no.
///
/// A window that was ended before it began is empty: its end equals its start.
///
/// @param start the first instant in it (UTC, whole milliseconds)
/// @param end the first instant after it; [Instant#MAX] where nothing is set to end it
public record Window(Instant start, Instant end) {
    /// The longest that a limited window may be, extensions included (A4).
    public static final Duration LIMIT = Duration.ofDays(180);

    /// What an invitation gets that names no end (A4).
    public static final Duration RECOMMENDED = Duration.ofDays(30);

    /// How far in the past a start may lie and still mean "now" (design, *HTTP API*).
    public static final Duration GRACE = Duration.ofSeconds(60);

    /// @throws IllegalArgumentException if it ends before it starts
    public Window {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a window cannot end before it starts");
        }
    }

    /// A window that nothing is set to end.
    public static Window from(Instant start) {
        return new Window(start, Instant.MAX);
    }

    /// Whether nothing is set to end it.
    public boolean isEndless() {
        return end.equals(Instant.MAX);
    }

    /// Whether it holds no instant at all.
    public boolean isEmpty() {
        return start.equals(end);
    }

    /// Whether the instant lies in it.
    public boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /// Whether it lies wholly before the instant, or holds none.
    public boolean isOverAt(Instant at) {
        return isEmpty() || !at.isBefore(end);
    }

    /// The same start with another end.
    ///
    /// @throws IllegalArgumentException if the end is before the start
    public Window until(Instant newEnd) {
        return new Window(start, newEnd);
    }

    /// What is left of it when it is ended at an instant: nothing, if it had not begun.
    public Window cutAt(Instant at) {
        var cut = at.isBefore(start) ? start : at;
        return cut.isBefore(end) ? until(cut) : this;
    }

    /// Whether it is longer than a limited window may be (A4). An endless one is.
    public boolean exceedsLimit() {
        return isEndless() || Duration.between(start, end).compareTo(LIMIT) > 0;
    }

    /// The latest end that a limited window with that start may have (A4).
    static Instant latestEnd(Instant start) {
        return start.isBefore(Instant.MAX.minus(LIMIT)) ? start.plus(LIMIT) : Instant.MAX;
    }

    /// What an instant that somebody wrote means here: the millisecond that it lies in.
    static Instant whole(Instant written) {
        return written.equals(Instant.MAX) ? written : written.truncatedTo(ChronoUnit.MILLIS);
    }
}
