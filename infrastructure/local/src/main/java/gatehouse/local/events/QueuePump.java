package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.functions.Function;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lambda's reader of a queue. Batches follow one another: what several readers at once would bring
/// about is a matter for tests that ask for it.
public final class QueuePump extends Pump {
    private final MessageQueue queue;
    private final int batchSize;
    private final String arn;
    private final String region;
    private final Disorder disorder;

    /// @param disorder of what is delivered
    public QueuePump(
            Function function, JsonNode source, Queues queues, String region, Disorder disorder) {
        super(function);
        this.arn = source.path("Queue").asText();
        this.queue = queues.queue(arn);
        this.batchSize = source.path("BatchSize").asInt(10);
        this.region = region;
        this.disorder = disorder;
    }

    @Override
    public String unfinished() {
        int waiting = queue.waiting();
        return waiting == 0 ? "" : told(waiting + " in " + queue.name());
    }

    @Override
    void step() throws InterruptedException {
        queue.awaitVisible();
        gate().pass(this::carry);
    }

    private void carry() {
        Pauses.pause(disorder.late());
        var batch = queue.receive(disorder.cut(batchSize), disorder);
        if (!batch.isEmpty()) {
            var failures = failures(batch);
            for (var received : batch) {
                if (failures.contains(received.message().id())) {
                    queue.again(received);
                } else if (received.count() == 1 && disorder.again()) {
                    queue.later(received, disorder.late());
                } else {
                    queue.done(received);
                }
            }
        }
    }

    private Set<String> failures(List<MessageQueue.Received> batch) {
        var failures = new HashSet<String>();
        try {
            var answer = function().invoke(event(batch));
            answer.path("batchItemFailures")
                    .forEach(each -> failures.add(each.path("itemIdentifier").asText()));
            succeeded();
        } catch (Function.Failed crash) {
            failed(crash);
            return ids(batch);
        }
        // as Lambda has it: a failure that names no message of the batch is the whole batch's
        return ids(batch).containsAll(failures) ? failures : ids(batch);
    }

    private static Set<String> ids(List<MessageQueue.Received> batch) {
        return batch.stream().map(received -> received.message().id()).collect(Collectors.toSet());
    }

    private JsonNode event(List<MessageQueue.Received> batch) {
        var event = JsonNodeFactory.instance.objectNode();
        var records = event.putArray("Records");
        batch.forEach(received -> record(received, records));
        return event;
    }

    private void record(MessageQueue.Received received, ArrayNode records) {
        var message = received.message();
        var record =
                records.addObject()
                        .put("messageId", message.id())
                        .put("receiptHandle", received.receipt())
                        .put("body", message.body())
                        .put("eventSource", "aws:sqs")
                        .put("eventSourceARN", arn)
                        .put("awsRegion", region);
        record.putObject("messageAttributes");
        record.putObject("attributes")
                .put("ApproximateReceiveCount", Integer.toString(received.count()))
                .put("SentTimestamp", Long.toString(message.sent()))
                .put("SenderId", "local")
                .put("ApproximateFirstReceiveTimestamp", Long.toString(message.sent()));
    }
}
