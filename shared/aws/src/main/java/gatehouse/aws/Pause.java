package gatehouse.aws;

import gatehouse.domain.Unreachable;
import java.util.concurrent.ThreadLocalRandom;

/// Waits between tries: longer each time, and never the same for all who collided.
public final class Pause {
    private static final long FIRST_MILLIS = 10;
    private static final int DOUBLINGS = 6;

    private Pause() {}

    /// Waits before a try; not at all before the first.
    ///
    /// @param tries how many there have been
    public static void before(int tries) {
        if (tries == 0) {
            return;
        }
        long most = FIRST_MILLIS << Math.min(tries, DOUBLINGS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_MILLIS, most + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopped while waiting", stopped);
        }
    }
}
