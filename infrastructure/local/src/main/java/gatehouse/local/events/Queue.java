package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An SQS queue of this process: a message that is received is hidden, and comes again unless it is
/// done.
public final class Queue implements MessageQueue {
    private final String name;
    private final Journal journal;
    private final Activity activity;
    private final Clock clock;
    private @Nullable Redrive redrive;
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

    /// Where a message goes that was received too often.
    record Redrive(Queue deadLetters, int maxReceiveCount) {}

    Queue(String name, Journal journal, Activity activity, Clock clock) {
        this.name = name;
        this.journal = journal;
        this.activity = activity;
        this.clock = clock;
        journal.past().forEach(this::recall);
        journal.replace(messages().stream().map(Queue::entry).toList());
    }

    void redrive(Redrive given) {
        redrive = given;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void put(String body) {
        put(new Message(UUID.randomUUID().toString(), body, clock.millis()));
    }

    private synchronized void put(Message message) {
        journal.append(entry(message));
        messages.put(message.id(), new Waiting(message));
        activity.handedOn();
        notifyAll();
    }

    @Override
    public synchronized int waiting() {
        return messages.size();
    }

    /// What is there, hidden or not.
    @Override
    public synchronized List<Message> messages() {
        return messages.values().stream().map(waiting -> waiting.message).toList();
    }

    @Override
    public synchronized void awaitVisible() throws InterruptedException {
        while (messages.values().stream().noneMatch(Waiting::visible)) {
            wait(untilVisible());
        }
    }

    @Override
    public synchronized List<Received> receive(int most, Disorder disorder) {
        var batch = new ArrayList<Received>();
        for (var waiting : disorder.mixed(List.copyOf(messages.values()))) {
            if (batch.size() < most && waiting.visible()) {
                waiting.inFlight = true;
                int count = ++waiting.received;
                batch.add(new Received(waiting.message, count, waiting.message.id() + "/" + count));
            }
        }
        return batch;
    }

    @Override
    public void done(Received received) {
        remove(received.message());
    }

    private synchronized void remove(Message message) {
        journal.append(JsonNodeFactory.instance.objectNode().put("done", message.id()));
        messages.remove(message.id());
    }

    @Override
    public void again(Received received) {
        var limit = redrive;
        if (limit != null && received.count() >= limit.maxReceiveCount()) {
            System.err.println(name + " gives up: " + received.message().body());
            limit.deadLetters().put(received.message());
            remove(received.message());
        } else {
            later(received, Backoff.after(received.count()));
        }
    }

    @Override
    public synchronized void later(Received received, Duration hidden) {
        var waiting = messages.get(received.message().id());
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
