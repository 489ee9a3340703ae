package gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The baseline: recorded requests, made again by the bare client, one after the other. They are
/// made ready before, so all that it does is what the SDK does.
final class Replay implements Baseline {
    private final DynamoDbClient client;
    private final List<DynamoDbRequest> requests = new ArrayList<>();
    private final Deque<PutItemRequest> puts = new ArrayDeque<>();
    private int number;

    Replay(DynamoDbClient client, JsonNode calls) {
        this.client = client;
        calls.forEach(
                call -> requests.add(request(call.path("action").asText(), call.path("body"))));
    }

    /// Makes the puts of so many runs ready: each goes to a place of its own.
    @Override
    public void prepare(int runs) {
        for (int run = 0; run < runs; run++) {
            requests.stream()
                    .filter(PutItemRequest.class::isInstance)
                    .map(put -> moved((PutItemRequest) put))
                    .forEach(puts::add);
        }
    }

    /// Makes all requests once.
    ///
    /// @return how many of the answers held something
    @Override
    public int run() {
        int held = 0;
        for (var request : requests) {
            held += make(request) ? 1 : 0;
        }
        return held;
    }

    private boolean make(DynamoDbRequest request) {
        return switch (request) {
            case GetItemRequest get -> client.getItem(get).hasItem();
            case BatchGetItemRequest get -> client.batchGetItem(get).hasResponses();
            case QueryRequest query -> client.query(query).hasItems();
            case UpdateItemRequest update -> client.updateItem(update).hasAttributes();
            case PutItemRequest _ -> client.putItem(puts.remove()).hasAttributes();
            default -> throw new IllegalStateException("not recorded before: " + request);
        };
    }

    private PutItemRequest moved(PutItemRequest put) {
        var item = new HashMap<>(put.item());
        item.put("sk", AttributeValue.fromS("I#bare%028d#000001".formatted(number++)));
        return put.toBuilder().item(item).build();
    }

    private static DynamoDbRequest request(String action, JsonNode body) {
        return switch (action) {
            case "GetItem" ->
                    GetItemRequest.builder()
                            .tableName(body.path("TableName").asText())
                            .key(item(body.path("Key")))
                            .consistentRead(body.path("ConsistentRead").asBoolean())
                            .returnConsumedCapacity(capacity(body))
                            .build();
            case "BatchGetItem" -> batch(body);
            case "Query" -> query(body);
            case "UpdateItem" ->
                    UpdateItemRequest.builder()
                            .tableName(body.path("TableName").asText())
                            .key(item(body.path("Key")))
                            .updateExpression(text(body, "UpdateExpression"))
                            .conditionExpression(text(body, "ConditionExpression"))
                            .expressionAttributeNames(names(body))
                            .expressionAttributeValues(item(body.path("ExpressionAttributeValues")))
                            .returnConsumedCapacity(capacity(body))
                            .build();
            case "PutItem" ->
                    PutItemRequest.builder()
                            .tableName(body.path("TableName").asText())
                            .item(item(body.path("Item")))
                            .conditionExpression(text(body, "ConditionExpression"))
                            .expressionAttributeNames(names(body))
                            .expressionAttributeValues(item(body.path("ExpressionAttributeValues")))
                            .returnConsumedCapacity(capacity(body))
                            .build();
            default -> throw new IllegalArgumentException("no baseline for " + action);
        };
    }

    private static BatchGetItemRequest batch(JsonNode body) {
        var tables = new HashMap<String, KeysAndAttributes>();
        body.path("RequestItems")
                .properties()
                .forEach(table -> {
                    var keys = new ArrayList<Map<String, AttributeValue>>();
                    table.getValue().path("Keys").forEach(key -> keys.add(item(key)));
                    tables.put(
                            table.getKey(),
                            KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
                });
        return BatchGetItemRequest.builder()
                .requestItems(tables)
                .returnConsumedCapacity(capacity(body))
                .build();
    }

    private static QueryRequest query(JsonNode body) {
        var query =
                QueryRequest.builder()
                        .tableName(body.path("TableName").asText())
                        .keyConditionExpression(text(body, "KeyConditionExpression"))
                        .expressionAttributeNames(names(body))
                        .expressionAttributeValues(item(body.path("ExpressionAttributeValues")))
                        .scanIndexForward(body.path("ScanIndexForward").asBoolean())
                        .limit(body.path("Limit").asInt())
                        .returnConsumedCapacity(capacity(body));
        return (body.has("IndexName")
                        ? query.indexName(text(body, "IndexName"))
                        : query.consistentRead(true))
                .build();
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asText();
    }

    private static String capacity(JsonNode body) {
        return body.path("ReturnConsumedCapacity").asText("NONE");
    }

    private static Map<String, String> names(JsonNode body) {
        var names = new HashMap<String, String>();
        body.path("ExpressionAttributeNames")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
        return names;
    }

    private static Map<String, AttributeValue> item(JsonNode json) {
        var item = new HashMap<String, AttributeValue>();
        json.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode json) {
        var field = json.properties().iterator().next();
        var content = field.getValue();
        return switch (field.getKey()) {
            case "S" -> AttributeValue.fromS(content.asText());
            case "N" -> AttributeValue.fromN(content.asText());
            case "BOOL" -> AttributeValue.fromBool(content.asBoolean());
            case "M" -> AttributeValue.fromM(item(content));
            case "L" -> {
                var list = new ArrayList<AttributeValue>();
                content.forEach(each -> list.add(value(each)));
                yield AttributeValue.fromL(list);
            }
            case "B" -> AttributeValue.fromB(SdkBytes.fromUtf8String(content.asText()));
            default -> throw new IllegalArgumentException("no such type here: " + field.getKey());
        };
    }
}
