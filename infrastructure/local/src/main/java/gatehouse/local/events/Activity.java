package gatehouse.local.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Knows whether anything is still on its way. Whoever hands work on counts it here, so that work
/// that moves from one place to the next while they are asked one by one is not overlooked.
public final class Activity {
    private static final long PAUSE = 3;
    private final List<Work> places = new CopyOnWriteArrayList<>();
    private final AtomicLong handed = new AtomicLong();

    /// A place where work can wait or be done.
    public interface Work {
        /// What waits or is done here, or empty text if nothing is.
        String unfinished();
    }

    public void add(Work place) {
        places.add(place);
    }

    /// Something was handed on.
    public void handedOn() {
        handed.incrementAndGet();
    }

    /// What is not finished now.
    public List<String> unfinished() {
        return places.stream().map(Work::unfinished).filter(text -> !text.isEmpty()).toList();
    }

    /// Waits until nothing is on its way.
    ///
    /// @throws NotQuiet if that takes longer than `patience`
    public void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!quiet()) {
            if (System.nanoTime() > end) {
                throw new NotQuiet(unfinished());
            }
            sleep();
        }
    }

    private boolean quiet() {
        long before = handed.get();
        return unfinished().isEmpty() && handed.get() == before;
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /// Work stays unfinished.
    public static final class NotQuiet extends RuntimeException {
        private final List<String> unfinished;

        NotQuiet(List<String> unfinished) {
            super("not quiet: " + String.join("; ", unfinished));
            this.unfinished = List.copyOf(unfinished);
        }

        public List<String> unfinished() {
            return unfinished;
        }
    }
}
