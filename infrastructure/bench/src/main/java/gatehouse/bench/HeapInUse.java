package gatehouse.bench;

import java.util.concurrent.atomic.AtomicBoolean;

/// What lives in the heap while something runs: looked at again and again, each time after the
/// collector has been through.
final class HeapInUse {
    private static final long PAUSE_MILLIS = 2_000;
    private static final double MIB = 1024.0 * 1024;
    private long most;
    private long idle;

    /// Runs something.
    void during(Runnable work) {
        idle = live();
        most = idle;
        var over = new AtomicBoolean();
        var watch = Thread.ofPlatform().start(() -> watch(over));
        try {
            work.run();
        } finally {
            over.set(true);
        }
        try {
            watch.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The most that lived, less what lived before.
    double mostMib() {
        return (most - idle) / MIB;
    }

    private void watch(AtomicBoolean over) {
        while (!over.get()) {
            most = Math.max(most, live());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long live() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
