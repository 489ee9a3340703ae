package gatehouse.local.functions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The newest lines that functions logged. Faults also go to the console, which stays quiet
/// otherwise.
public final class LogLines implements Consumer<String> {
    /// How many are kept.
    static final int KEPT = 5_000;

    private static final String FAULT = "\"level\":\"ERROR\"";
    private final Deque<String> lines = new ArrayDeque<>();
    private long count;

    @Override
    public void accept(String line) {
        keep(line);
        if (line.contains(FAULT)) {
            System.out.println(line);
        }
    }

    private synchronized void keep(String line) {
        count++;
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    /// Oldest first.
    public synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /// How many there were ever: marks the place that the log has come to.
    public synchronized long count() {
        return count;
    }

    /// Those after a mark, oldest first.
    ///
    /// @param mark what [#count()] was
    /// @throws IllegalStateException if the first of them is no longer kept
    public synchronized List<String> since(long mark) {
        long first = count - lines.size();
        if (mark < first) {
            throw new IllegalStateException((first - mark) + " lines since then are gone");
        }
        return lines.stream().skip(mark - first).toList();
    }
}
