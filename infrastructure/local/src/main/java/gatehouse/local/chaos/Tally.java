package gatehouse.local.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the trouble that was made: chaos that makes none looks like a system that stands it.
public final class Tally {
    private final Map<Happened, AtomicLong> counts = new ConcurrentHashMap<>();

    private record Happened(Trouble kind, String place) {}

    void note(Trouble kind, String place) {
        counts.computeIfAbsent(new Happened(kind, place), _ -> new AtomicLong()).incrementAndGet();
    }

    /// How often, at all places.
    public long of(Trouble kind) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().kind() == kind)
                .mapToLong(each -> each.getValue().get())
                .sum();
    }

    /// How often at one place.
    ///
    /// @param place a function's name, `bus` or `indexes`
    public long of(Trouble kind, String place) {
        var count = counts.get(new Happened(kind, place));
        return count == null ? 0 : count.get();
    }
}
