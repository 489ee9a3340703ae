package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An SQS queue: a message that is received is hidden, and comes again unless it is done.
public final class Queue {
    private final String name;
    private final Journal journal;
    private final Activity activity;
    private final Map<String, Waiting> messages = new LinkedHashMap<>();

    private static final class Waiting {
        private final Message message;
        private int received;
        private boolean inFlight;
        private long visibleAt = System.nanoTime();

        private Waiting(Message message) {
            this.message = message;
        }

        private boolean visible() {
            return !inFlight && System.nanoTime() - visibleAt >= 0;
        }
    }

    /// A message as it is received.
    ///
    /// @param count how often it was, this time included
    public record Received(Message message, int count) {}

    public Queue(String name, Journal journal, Activity activity) {
        this.name = name;
        this.journal = journal;
        this.activity = activity;
        journal.past().forEach(this::recall);
        journal.replace(messages().stream().map(Queue::entry).toList());
    }

    public String name() {
        return name;
    }

    public void put(String body, long now) {
        put(new Message(UUID.randomUUID().toString(), body, now));
    }

    public synchronized void put(Message message) {
        journal.append(entry(message));
        messages.put(message.id(), new Waiting(message));
        activity.handedOn();
        notifyAll();
    }

    /// What is there, hidden or not.
    public synchronized List<Message> messages() {
        return messages.values().stream().map(waiting -> waiting.message).toList();
    }

    /// Waits until a message is visible.
    synchronized void awaitVisible() throws InterruptedException {
        while (messages.values().stream().noneMatch(Waiting::visible)) {
            wait(untilVisible());
        }
    }

    /// Takes up to `most` visible messages, and hides them.
    synchronized List<Received> receive(int most, Disorder disorder) {
        var batch = new ArrayList<Received>();
        for (var waiting : disorder.mixed(List.copyOf(messages.values()))) {
            if (batch.size() < most && waiting.visible()) {
                waiting.inFlight = true;
                batch.add(new Received(waiting.message, ++waiting.received));
            }
        }
        return batch;
    }

    /// It need not come again.
    synchronized void done(Message message) {
        journal.append(JsonNodeFactory.instance.objectNode().put("done", message.id()));
        messages.remove(message.id());
    }

    /// It comes again.
    synchronized void failed(Message message, Duration hidden) {
        var waiting = messages.get(message.id());
        if (waiting != null) {
            waiting.inFlight = false;
            waiting.visibleAt = System.nanoTime() + hidden.toNanos();
        }
        notifyAll();
    }

    /// Milliseconds until the next message may be visible; 0 is for ever.
    private long untilVisible() {
        return messages.values().stream()
                .filter(waiting -> !waiting.inFlight)
                .mapToLong(waiting -> (waiting.visibleAt - System.nanoTime()) / 1_000_000 + 1)
                .map(wait -> Math.max(1, wait))
                .min()
                .orElse(0);
    }

    private void recall(JsonNode entry) {
        if (entry.has("done")) {
            messages.remove(entry.path("done").asText());
        } else {
            var message =
                    new Message(
                            entry.path("id").asText(),
                            entry.path("body").asText(),
                            entry.path("sent").asLong());
            messages.put(message.id(), new Waiting(message));
        }
    }

    private static JsonNode entry(Message message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("body", message.body())
                .put("sent", message.sent());
    }
}
