package gatehouse.local.small;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import gatehouse.aws.Platform;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts changes onto the bus. A thing named `aside…` goes to the bucket instead.
public final class RelayHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Clients clients;
    private final EventBridgeClient bus;
    private final S3Client files;

    public RelayHandler(Platform platform) {
        this.clients = new Clients(platform);
        this.bus = clients.events();
        this.files = clients.files();
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (var record : event.getRecords()) {
            var change = record.getDynamodb();
            try {
                relay(text(change.getKeys(), "pk"), text(change.getNewImage(), "change"));
            } catch (RuntimeException refused) {
                var failure = new StreamsEventResponse.BatchItemFailure(change.getSequenceNumber());
                return new StreamsEventResponse(List.of(failure));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, new AttributeValue("")).getS();
    }

    private void relay(String thing, String change) {
        if (thing.startsWith("aside")) {
            var _ =
                    files.putObject(
                            put -> put.bucket(clients.variable("BUCKET")).key(thing),
                            RequestBody.fromString(change));
            return;
        }
        var entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(clients.variable("BUS"))
                        .source("gatehouse")
                        .detailType("thing.put")
                        .detail("{\"id\":\"" + change + "\",\"thing\":\"" + thing + "\"}")
                        .build();
        var _ = bus.putEvents(put -> put.entries(entry));
    }
}
