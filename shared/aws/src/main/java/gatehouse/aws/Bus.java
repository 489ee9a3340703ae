package gatehouse.aws;

import gatehouse.domain.Unreachable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// The event bus. Publishing is at least once: who listens must know an event by its id.
public final class Bus {
    private static final int MOST = 10;

    /// EventBridge takes 256 KB at once, what it adds included. No event alone comes to that: who
    /// publishes sees to it.
    private static final int MOST_BYTES = 200_000;

    private static final int TRIES = 5;
    private static final String SOURCE = "gatehouse";

    private final EventBridgeClient client;
    private final String name;

    public Bus(EventBridgeClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /// One event as it goes out.
    ///
    /// @param type what happened; rules choose by it
    /// @param text a CloudEvent, as JSON
    public record Message(String type, String text) {
        private int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /// Publishes all, in order of the list as far as the bus keeps one.
    ///
    /// @throws Unreachable if some are still unpublished after retries
    public void publish(List<Message> messages) {
        var part = new ArrayList<Message>();
        int bytes = 0;
        for (var message : messages) {
            bytes += message.bytes();
            if (!part.isEmpty() && (part.size() == MOST || bytes > MOST_BYTES)) {
                publishPart(List.copyOf(part));
                part.clear();
                bytes = message.bytes();
            }
            part.add(message);
        }
        publishPart(part);
    }

    private void publishPart(List<Message> messages) {
        var left = messages;
        for (int tries = 0; !left.isEmpty(); tries++) {
            if (tries == TRIES) {
                throw new Unreachable("the bus left events unpublished");
            }
            Pause.before(tries);
            left = refused(left);
        }
    }

    private List<Message> refused(List<Message> messages) {
        try {
            var answer =
                    client.putEvents(
                            put -> put.entries(messages.stream().map(this::entry).toList()));
            var refused = new ArrayList<Message>();
            for (int i = 0; i < messages.size(); i++) {
                if (answer.entries().get(i).errorCode() != null) {
                    refused.add(messages.get(i));
                }
            }
            return refused;
        } catch (SdkClientException | AwsServiceException fault) {
            throw new Unreachable("the bus does not answer", fault);
        }
    }

    private PutEventsRequestEntry entry(Message message) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(SOURCE)
                .detailType(message.type())
                .detail(message.text())
                .build();
    }
}
