package gatehouse.local;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a system is made of so far, to be closed again: the last first. A start that fails half way
/// leaves nothing behind.
final class Built implements AutoCloseable {
    private final Deque<Runnable> all = new ArrayDeque<>();

    /// @param how closes it; closing twice does no harm
    void add(Runnable how) {
        all.push(how);
    }

    /// Closes all, whatever one of them throws.
    @Override
    public void close() {
        var failed = new ArrayDeque<RuntimeException>();
        while (!all.isEmpty()) {
            try {
                all.pop().run();
            } catch (RuntimeException stuck) {
                failed.add(stuck);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    /// Closes all because of a failure, which stays the one that is told.
    void closeAfter(Throwable broken) {
        try {
            close();
        } catch (RuntimeException stuck) {
            broken.addSuppressed(stuck);
        }
    }
}
