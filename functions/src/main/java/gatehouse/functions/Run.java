package gatehouse.functions;

import gatehouse.aws.Meter;
import gatehouse.domain.Unreachable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One invocation of a function, as its line in the log will tell it. Of one thread.
public final class Run {
    final String function;
    final String requestId;
    final Instant begun;
    final Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    final List<Trouble> troubles = new ArrayList<>();
    private final long start = System.nanoTime();
    private Optional<String> route = Optional.empty();
    private Optional<Integer> status = Optional.empty();
    private String problem = "";

    Run(String function, String requestId, Instant begun) {
        this.function = function;
        this.requestId = requestId;
        this.begun = begun;
    }

    /// A fault, and the id of what it happened to; empty for the whole run.
    record Trouble(Throwable fault, String about) {}

    /// The id of the run.
    public String id() {
        return requestId;
    }

    /// Adds to a metric.
    public void add(Metric metric, long amount) {
        metrics.merge(metric, (double) amount, Double::sum);
    }

    /// Tells of a fault that did not end the run.
    ///
    /// @param about the id of what it happened to, such as a message; no key, name or address
    public void trouble(Throwable fault, String about) {
        troubles.add(new Trouble(fault, about));
    }

    /// Tells what a request was answered.
    ///
    /// @param key of the route, never the path
    /// @param code the HTTP status
    /// @param type of the problem; empty where there was none
    void answered(String key, int code, String type) {
        route = Optional.of(key);
        status = Optional.of(code);
        problem = type;
        add(code < 400 ? Metric.DONE : code < 500 ? Metric.REFUSED : Metric.FAULTS, 1);
    }

    /// Ends the counting.
    void ended(Meter.Usage used) {
        add(Metric.REQUESTS, used.requests());
        metrics.put(Metric.READ_UNITS, used.readUnits());
        metrics.put(Metric.WRITE_UNITS, used.writeUnits());
        add(Metric.MILLISECONDS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    Optional<String> route() {
        return route;
    }

    String problem() {
        return problem;
    }

    /// The status of a request; of other runs `handled`, `failed` or `set aside`.
    String outcome() {
        return status.map(Object::toString)
                .orElseGet(() ->
                        troubles.isEmpty() ? "handled" : isOnlySetAside() ? "set aside" : "failed");
    }

    private boolean isOnlySetAside() {
        return troubles.size() == metrics.getOrDefault(Metric.SET_ASIDE, 0.0);
    }

    /// `WARN` for what passes by itself: something did not answer, and the caller tries again.
    String level() {
        if (troubles.isEmpty()) {
            return "INFO";
        }
        return troubles.stream().allMatch(trouble -> trouble.fault() instanceof Unreachable)
                ? "WARN"
                : "ERROR";
    }
}
