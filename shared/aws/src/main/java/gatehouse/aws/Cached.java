package gatehouse.aws;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something read from outside that may be a few minutes old.
///
/// Its age is that of the process's own timer, so a moved clock does not matter.
///
/// @param <T> what is read
final class Cached<T> {
    private final Supplier<T> read;
    private final long lifeNanos;
    private @Nullable T value;
    private long readAt;

    Cached(Supplier<T> read, Duration life) {
        this.read = read;
        this.lifeNanos = life.toNanos();
    }

    /// The value, read now if there is none or it is too old.
    synchronized T get() {
        var known = value;
        return known == null || age() > lifeNanos ? fresh() : known;
    }

    /// The value, read now unless that was done within the last moments: callers can ask for
    /// something new, but not make us read all the time.
    synchronized T newerThan(Duration moments) {
        var known = value;
        return known == null || age() > moments.toNanos() ? fresh() : known;
    }

    private T fresh() {
        var next = read.get();
        value = next;
        readAt = System.nanoTime();
        return next;
    }

    private long age() {
        return System.nanoTime() - readAt;
    }
}
