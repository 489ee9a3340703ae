package gatehouse.local.events;

import gatehouse.local.storage.Storage;
import gatehouse.local.template.Template;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The template's queues.
///
/// @param byArn their ARNs as the template's references give them
public record Queues(Map<String, MessageQueue> byArn) {

    /// Those of this process.
    public static Queues here(Template template, Storage storage, Activity activity, Clock clock) {
        var queues = new LinkedHashMap<String, Queue>();
        var resources = template.resources("AWS::SQS::Queue");
        for (var resource : resources) {
            var journal = storage.journal("queue-" + resource.id());
            queues.put(
                    template.attribute(resource, "Arn"),
                    new Queue(resource.id(), journal, activity, clock));
        }
        for (var resource : resources) {
            var policy = resource.properties().path("RedrivePolicy");
            if (!policy.isMissingNode()) {
                var deadLetters = one(queues, policy.path("deadLetterTargetArn").asText());
                int most = policy.path("maxReceiveCount").asInt();
                one(queues, template.attribute(resource, "Arn"))
                        .redrive(new Queue.Redrive(deadLetters, most));
            }
        }
        return new Queues(Map.copyOf(queues));
    }

    private static Queue one(Map<String, Queue> queues, String arn) {
        return Objects.requireNonNull(queues.get(arn), "no such queue: " + arn);
    }

    public List<MessageQueue> all() {
        return List.copyOf(byArn.values());
    }

    /// Finds a queue.
    ///
    /// @param arn or the logical id
    public MessageQueue queue(String arn) {
        return byArn.entrySet().stream()
                .filter(entry -> entry.getKey().equals(arn) || entry.getValue().name().equals(arn))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such queue: " + arn));
    }
}
