package gatehouse.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Lambda itself does in a function's name: it writes the function's log, and reads the stream
/// or empties the queue that the function is given. No call shows it, so it is read from the
/// function's declaration.
final class LambdaNeeds {
    private static final List<String> OF_A_LOG =
            List.of("logs:CreateLogStream", "logs:PutLogEvents");
    private static final List<String> OF_A_STREAM =
            List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");
    private static final List<String> OF_A_QUEUE =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private final Map<String, String> logs = new HashMap<>();

    LambdaNeeds(Template template) {
        for (var group : template.resources("AWS::Logs::LogGroup")) {
            logs.put(template.ref(group), template.attribute(group, "Arn"));
        }
    }

    List<Need> of(Resource function) {
        var needs = new ArrayList<Need>();
        var group = function.properties().path("LoggingConfig").path("LogGroup").asText();
        if (logs.containsKey(group)) {
            // the group's ARN stands for all its streams
            var stream = logs.getOrDefault(group, "").replaceFirst("\\*$", "log-stream:one");
            all(OF_A_LOG, stream).forEach(needs::add);
        }
        function.properties().path("Events").forEach(event -> source(event).forEach(needs::add));
        return needs;
    }

    private static Stream<Need> source(JsonNode event) {
        var properties = event.path("Properties");
        return switch (event.path("Type").asText()) {
            case "DynamoDB" ->
                    Stream.concat(
                            all(OF_A_STREAM, properties.path("Stream").asText()),
                            // asked for when the mapping is made; the action knows no resource
                            all(List.of("dynamodb:ListStreams"), "*"));
            case "SQS" -> all(OF_A_QUEUE, properties.path("Queue").asText());
            default -> Stream.empty();
        };
    }

    private static Stream<Need> all(List<String> actions, String resource) {
        return actions.stream().map(action -> new Need(action, resource, List.of()));
    }
}
