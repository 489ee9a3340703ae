package gatehouse.local.small;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import gatehouse.aws.Platform;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes down when it ended what was due. What is named `stuck` it leaves.
public final class ExpireHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private final Clients clients;
    private final Clock clock;
    private final DynamoDbClient dynamo;

    public ExpireHandler(Platform platform) {
        this.clients = new Clients(platform);
        this.clock = platform.clock();
        this.dynamo = clients.dynamo();
    }

    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        var now = clock.instant().toString();
        var due =
                dynamo.query(query ->
                        query.tableName(clients.variable("TABLE"))
                                .indexName("due")
                                .keyConditionExpression("dueShard = :s AND dueAt <= :n")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":s", AttributeValue.fromS("07"),
                                                ":n", AttributeValue.fromS(now))));
        due.items().stream()
                .filter(item -> !item.toString().contains("stuck"))
                .forEach(item -> end(item, now));
        return Map.of("ended", due.count());
    }

    private void end(Map<String, AttributeValue> due, String now) {
        var item =
                Map.of(
                        "pk", due.getOrDefault("pk", AttributeValue.fromS("")),
                        "sk", due.getOrDefault("sk", AttributeValue.fromS("")),
                        "endedAt", AttributeValue.fromS(now));
        var _ = dynamo.putItem(put -> put.tableName(clients.variable("TABLE")).item(item));
    }
}
