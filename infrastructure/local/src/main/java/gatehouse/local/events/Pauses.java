package gatehouse.local.events;

import java.time.Duration;

/// Holds a delivery back.
final class Pauses {
    private Pauses() {}

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Gate.Stopped();
        }
    }
}
