package gatehouse.local.functions;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/// The newest lines that functions logged. Faults also go to the console, which stays quiet
/// otherwise.
public final class LogLines implements Consumer<String> {
    private static final int KEPT = 5_000;
    private static final String FAULT = "\"level\":\"ERROR\"";
    private final Deque<String> lines = new ConcurrentLinkedDeque<>();

    @Override
    public void accept(String line) {
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.poll();
        }
        if (line.contains(FAULT)) {
            System.out.println(line);
        }
    }

    /// Oldest first.
    public List<String> all() {
        return List.copyOf(lines);
    }
}
