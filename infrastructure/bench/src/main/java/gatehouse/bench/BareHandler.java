package gatehouse.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The least that a handler with a table can be: one strongly consistent read, and its answer. It
/// checks nobody and knows no JSON.
final class BareHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final DynamoDbClient client;
    private final Scene scene;

    BareHandler(DynamoDbClient client, Scene scene) {
        this.client = client;
        this.scene = scene;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        var key =
                Map.of(
                        "pk", AttributeValue.fromS(scene.pk()),
                        "sk", AttributeValue.fromS(scene.sk()));
        var found =
                client.getItem(
                        get -> get.tableName(scene.tableName()).key(key).consistentRead(true));
        if (!found.hasItem()) {
            throw new IllegalStateException("nothing at " + scene.pk());
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(scene.pk()).build();
    }
}
