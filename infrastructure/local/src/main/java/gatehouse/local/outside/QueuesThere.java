package gatehouse.local.outside;

import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The template's queues on the endpoint.
final class QueuesThere {
    private QueuesThere() {}

    /// Makes them, dead letters first, since the others name them.
    ///
    /// @return by ARN
    static Map<String, OutsideQueue> make(Template template, Run run) {
        var queues = new LinkedHashMap<String, OutsideQueue>();
        template.resources("AWS::SQS::Queue").stream()
                .sorted(Comparator.comparing(queue -> queue.properties().has("RedrivePolicy")))
                .forEach(queue -> {
                    var arn = template.attribute(queue, "Arn");
                    var name = arn.substring(arn.lastIndexOf(':') + 1);
                    queues.put(arn, run.queue(queue.id(), name, attributes(queue)));
                });
        return queues;
    }

    private static Map<QueueAttributeName, String> attributes(Resource queue) {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        for (var property : queue.properties().properties()) {
            var value = property.getValue();
            switch (property.getKey()) {
                case "VisibilityTimeout" ->
                        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, value.asText());
                case "MessageRetentionPeriod" ->
                        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, value.asText());
                case "SqsManagedSseEnabled" ->
                        attributes.put(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, value.asText());
                case "RedrivePolicy" ->
                        attributes.put(QueueAttributeName.REDRIVE_POLICY, value.toString());
                case "QueueName" -> {}
                default ->
                        throw new IllegalArgumentException(
                                queue.id() + ": not known here: " + property.getKey());
            }
        }
        return attributes;
    }
}
