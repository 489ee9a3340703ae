package gatehouse.local.small;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Platform;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps things, and tells what it was asked.
public final class ThingsHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Clients clients;
    private final DynamoDbClient dynamo;

    public ThingsHandler(Platform platform) {
        this.clients = new Clients(platform);
        this.dynamo = clients.dynamo();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return switch (event.getRouteKey()) {
            case "PUT /things/{thing}" -> put(event);
            case "ANY /echo/{what}" -> answer(200, MAPPER.valueToTree(event).toString());
            case "GET /bytes" -> bytes();
            case "GET /broken" -> throw new IllegalStateException("broken, as asked");
            default -> answer(404, "{}");
        };
    }

    private APIGatewayV2HTTPResponse put(APIGatewayV2HTTPEvent event) {
        var item = new HashMap<String, AttributeValue>();
        item.put("pk", AttributeValue.fromS(event.getPathParameters().get("thing")));
        item.put("sk", AttributeValue.fromS("THING"));
        var query = event.getQueryStringParameters();
        var due = query == null ? null : query.get("due");
        if (due != null) {
            item.put("dueShard", AttributeValue.fromS("07"));
            item.put("dueAt", AttributeValue.fromS(due));
        }
        item.put("change", AttributeValue.fromS(UUID.randomUUID().toString()));
        var _ = dynamo.putItem(put -> put.tableName(clients.variable("TABLE")).item(item));
        return answer(201, "{\"base\":\"" + clients.variable("BASE_URL") + "\"}");
    }

    private static APIGatewayV2HTTPResponse answer(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json", "x-thing", "yes"))
                .withCookies(List.of("a=1", "b=2"))
                .withBody(body)
                .build();
    }

    private static APIGatewayV2HTTPResponse bytes() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(Base64.getEncoder().encodeToString(new byte[] {0, 1, -1}))
                .withIsBase64Encoded(true)
                .build();
    }
}
