package gatehouse.local.outside;

import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.core.exception.SdkException;

/// What a run put onto the endpoint, to be taken down again: the last first. What does not go is
/// said and left.
final class Removals implements AutoCloseable {
    private final Deque<Removal> all = new ArrayDeque<>();

    private record Removal(String what, Runnable how) {}

    void add(String what, Runnable how) {
        all.push(new Removal(what, how));
    }

    @Override
    public void close() {
        while (!all.isEmpty()) {
            var removal = all.pop();
            try {
                removal.how().run();
            } catch (SdkException refused) {
                System.err.println("left behind: " + removal.what() + ": " + refused.getMessage());
            }
        }
    }
}
