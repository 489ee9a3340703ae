package gatehouse.local.events;

import gatehouse.local.storage.Storage;
import gatehouse.local.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The template's queues.
public final class Queues {
    private final Map<String, Queue> byArn = new LinkedHashMap<>();
    private final Map<String, Redrive> redrives = new LinkedHashMap<>();

    /// Where a message goes that was received too often.
    record Redrive(Queue deadLetters, int maxReceiveCount) {}

    public Queues(Template template, Storage storage, Activity activity) {
        var resources = template.resources("AWS::SQS::Queue");
        for (var resource : resources) {
            var journal = storage.journal("queue-" + resource.id());
            byArn.put(
                    template.attribute(resource, "Arn"),
                    new Queue(resource.id(), journal, activity));
        }
        for (var resource : resources) {
            var policy = resource.properties().path("RedrivePolicy");
            if (!policy.isMissingNode()) {
                redrives.put(
                        template.attribute(resource, "Arn"),
                        new Redrive(
                                queue(policy.path("deadLetterTargetArn").asText()),
                                policy.path("maxReceiveCount").asInt()));
            }
        }
    }

    /// Finds a queue.
    ///
    /// @param arn or the logical id
    public Queue queue(String arn) {
        return byArn.entrySet().stream()
                .filter(entry -> entry.getKey().equals(arn) || entry.getValue().name().equals(arn))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such queue: " + arn));
    }

    Optional<Redrive> redrive(String arn) {
        return Optional.ofNullable(redrives.get(arn));
    }
}
