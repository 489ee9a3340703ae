package gatehouse.aws;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what one piece of work asks of AWS: that of the thread that began it and of those that it
/// starts meanwhile. Work on other threads at the same time has counts of its own.
///
/// ```java
/// try (var meter = Meter.begin()) {
///     … // calls
///     meter.usage();
/// }
/// ```
public final class Meter implements AutoCloseable {
    // inherited, so that calls made side by side on a thread of their own count too
    private static final InheritableThreadLocal<@Nullable Meter> OF_THIS_WORK =
            new InheritableThreadLocal<>();

    private final @Nullable Meter outer = OF_THIS_WORK.get();
    private final Map<String, Integer> calls = new TreeMap<>();
    private int requests;
    private double readUnits;
    private double writeUnits;

    private Meter() {}

    /// What was used.
    ///
    /// @param requests HTTP requests sent to AWS, each try of the SDK for itself
    /// @param readUnits read capacity units of the table and its indexes, as DynamoDB reports them
    /// @param writeUnits write capacity units, likewise. What a refused write or a cancelled
    ///   transaction used is not reported, so it is not in here
    /// @param calls the requests, by service and operation, such as `dynamodb.GetItem`
    public record Usage(
            int requests, double readUnits, double writeUnits, Map<String, Integer> calls) {
        public Usage {
            calls = Map.copyOf(calls);
        }
    }

    /// Begins to count for this thread and those that it starts, until closed. Work inside work has
    /// its own counts, which the outer one does not see.
    public static Meter begin() {
        var meter = new Meter();
        OF_THIS_WORK.set(meter);
        return meter;
    }

    /// The one at work on this thread, if any is.
    static @Nullable Meter current() {
        return OF_THIS_WORK.get();
    }

    synchronized void request(String service, String operation) {
        requests++;
        calls.merge(service + "." + operation, 1, Integer::sum);
    }

    synchronized void units(double read, double write) {
        readUnits += read;
        writeUnits += write;
    }

    /// What was used so far.
    public synchronized Usage usage() {
        return new Usage(requests, readUnits, writeUnits, calls);
    }

    @Override
    public void close() {
        if (outer == null) {
            OF_THIS_WORK.remove();
        } else {
            OF_THIS_WORK.set(outer);
        }
    }
}
