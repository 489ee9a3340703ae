package gatehouse.functions;

import gatehouse.domain.Unreachable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work that goes on beside the caller's, so that two calls are one round trip.
///
/// @param <T> its result
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /// Begins it. Whoever does is to wait for it, also where the result is not wanted any more: a
    /// function that has answered may be stopped in the middle of a call.
    public static <T> Beside<T> begin(Callable<T> work) {
        var beside = new Beside<>(work);
        Thread.startVirtualThread(beside.task);
        return beside;
    }

    /// Waits for its result; its fault is thrown as it was.
    ///
    /// @throws Unreachable if this thread is told to stop meanwhile
    public T get() {
        try {
            return task.get();
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
