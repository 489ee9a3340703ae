package gatehouse.local.events;

import java.time.Duration;

/// How long to wait before the next try: short, because somebody sits in front of this system.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /// The next pause.
    ///
    /// @param tries failed so far, from 1
    static Duration after(int tries) {
        var wait = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
