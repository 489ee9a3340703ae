package gatehouse.local.events;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets a consumer take its next batch, or not.
public final class Gate {
    private boolean open = true;
    private @Nullable Thread inside;

    /// Closes, and returns once the batch in work is done. Called from within that batch it does
    /// not wait.
    public synchronized void close() {
        open = false;
        await(() -> inside == null || inside == Thread.currentThread());
    }

    public synchronized void open() {
        open = true;
        notifyAll();
    }

    public synchronized boolean isOpen() {
        return open;
    }

    /// Waits until open, then runs.
    void pass(Runnable batch) {
        enter();
        try {
            batch.run();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        await(() -> open);
        inside = Thread.currentThread();
    }

    private synchronized void leave() {
        inside = null;
        notifyAll();
    }

    private synchronized void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /// The system stops.
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
