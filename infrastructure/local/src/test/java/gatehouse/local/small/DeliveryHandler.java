package gatehouse.local.small;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Platform;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Notes every report in the table.
public final class DeliveryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Clients clients;
    private final DynamoDbClient dynamo;

    public DeliveryHandler(Platform platform) {
        this.clients = new Clients(platform);
        this.dynamo = clients.dynamo();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(message -> note(message.getBody()));
        return new SQSBatchResponse(List.of());
    }

    private void note(String body) {
        try {
            var report = MAPPER.readTree(body);
            var mail = report.path("detail").path("mail");
            var item =
                    Map.of(
                            "pk", AttributeValue.fromS(mail.path("destination").path(0).asText()),
                            "sk", AttributeValue.fromS(report.path("detail-type").asText()),
                            "tag",
                                    AttributeValue.fromS(
                                            mail.path("tags").path("item").path(0).asText()));
            var _ = dynamo.putItem(put -> put.tableName(clients.variable("TABLE")).item(item));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
