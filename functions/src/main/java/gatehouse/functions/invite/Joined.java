package gatehouse.functions.invite;

import gatehouse.domain.Unreachable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Waits for work that went on side by side.
final class Joined {
    private Joined() {}

    /// Its result; its fault is thrown as it was.
    static <T> T get(FutureTask<T> work) {
        try {
            return work.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopped while waiting", stopped);
        }
    }
}
