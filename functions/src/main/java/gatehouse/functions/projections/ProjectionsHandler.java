package gatehouse.functions.projections;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Platform;
import gatehouse.functions.Batches;
import gatehouse.functions.Logbook;
import gatehouse.functions.Run;
import java.util.Map;

/// The function of the table's stream, for what is counted; of a queue, for what is copied; and of
/// whoever invokes it by hand, to count a tenant's people anew. So it takes any JSON, and looks
/// what it is.
public final class ProjectionsHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /// AWS writes `Records` where Lambda's own types say `records`.
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Counting counting;
    private final Copying copying;
    private final Recount recount;
    private final Logbook logbook;

    /// In Lambda.
    public ProjectionsHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ProjectionsHandler(Platform platform) {
        var component = DaggerProjectionsComponent.factory().on(platform);
        counting = component.counting();
        copying = component.copying();
        recount = component.recount();
        logbook = new Logbook(getClass(), platform);
    }

    /// Takes a batch of one of the sources, or the wish to count.
    ///
    /// @throws Logbook.Stopped if the table does not answer: the stream brings the batch again, for
    ///   as long as it takes; of a queue only the messages that failed come again
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        JsonNode event = MAPPER.valueToTree(input);
        return switch (event.at("/Records/0/eventSource").asText()) {
            case "aws:sqs" -> copy(event, context);
            case "aws:dynamodb" -> logbook.run(context.getAwsRequestId(), run -> count(event, run));
            default ->
                    logbook.run(
                            context.getAwsRequestId(),
                            _ -> map(recount.run(event, context::getRemainingTimeInMillis)));
        };
    }

    private Map<String, Object> copy(JsonNode event, Context context) {
        var batch = MAPPER.convertValue(event, SQSEvent.class);
        var failed =
                Batches.each(
                        batch, context, logbook, (message, _) -> copying.take(message.getBody()));
        return map(MAPPER.valueToTree(failed));
    }

    private Map<String, Object> count(JsonNode event, Run run) {
        counting.take(event.path("Records"), run);
        return map(MAPPER.createObjectNode().set("batchItemFailures", MAPPER.createArrayNode()));
    }

    @SuppressWarnings("unchecked") // an object's fields have names
    private static Map<String, Object> map(JsonNode object) {
        return MAPPER.convertValue(object, Map.class);
    }
}
