package gatehouse.aws;

import gatehouse.domain.Unreachable;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// Work that goes on beside the caller's, so that two calls are one round trip. Closing it waits
/// for its end, however the caller's own went: a function that has answered may be stopped in the
/// middle of a call.
///
/// @param <T> its result
public final class Beside<T> implements AutoCloseable {
    private final FutureTask<T> task;

    private Beside(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /// Begins it.
    public static <T> Beside<T> begin(Callable<T> work) {
        var beside = new Beside<>(work);
        Thread.startVirtualThread(beside.task);
        return beside;
    }

    /// Does the same with each of some, all at once, and waits for the end of all.
    ///
    /// @return the results in their order; the fault of the first that failed is thrown instead
    public static <A, T> List<T> each(Collection<A> some, Function<A, T> work) {
        var begun = some.stream().map(one -> begin(() -> work.apply(one))).toList();
        begun.forEach(Beside::close);
        return begun.stream().map(Beside::get).toList();
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

    /// Waits for its end, whatever it is; at once where this thread is told to stop.
    @Override
    public void close() {
        try {
            task.get();
        } catch (ExecutionException told) {
            // by get, to whoever wanted the result
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
