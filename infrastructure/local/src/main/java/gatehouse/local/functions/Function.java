package gatehouse.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Platform;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A function with its instances. As in Lambda, an instance handles one event at a time, and
/// another one starts where all are at work.
public final class Function {
    private static final int REMEMBERED = 200;
    private final Declared declared;
    private final Platform platform;
    private final Deque<Instance> idle = new ConcurrentLinkedDeque<>();
    private final Deque<JsonNode> delivered = new ConcurrentLinkedDeque<>();

    /// The invocation ended by something other than an answer.
    public static final class Failed extends Exception {
        Failed(String function, Throwable why) {
            super(function + " failed: " + why, why);
        }
    }

    public Function(Declared declared, Platform platform) {
        this.declared = declared;
        this.platform = platform;
    }

    public String name() {
        return declared.name();
    }

    public Declared declared() {
        return declared;
    }

    /// Starts the first instance, so that the first event need not wait for it.
    public void warm() {
        idle.push(instance());
    }

    /// The last events given to it, oldest first.
    public List<JsonNode> delivered() {
        return List.copyOf(delivered);
    }

    public JsonNode invoke(JsonNode event) throws Failed {
        return invoke(event, UUID.randomUUID().toString());
    }

    /// Gives it one event and waits for the answer.
    ///
    /// @throws Failed if the handler throws; the instance is thrown away, as a crash would
    public JsonNode invoke(JsonNode event, String requestId) throws Failed {
        remember(event);
        try {
            var free = idle.poll();
            var instance = free == null ? instance() : free;
            var answer = instance.handle(event, new LocalContext(declared, requestId));
            idle.push(instance);
            return answer;
        } catch (RuntimeException | IOException | Error thrown) {
            throw new Failed(name(), thrown);
        }
    }

    private Instance instance() {
        return Instance.start(declared.handlerClass(), platform);
    }

    private void remember(JsonNode event) {
        delivered.add(event);
        if (delivered.size() > REMEMBERED) {
            delivered.poll();
        }
    }
}
