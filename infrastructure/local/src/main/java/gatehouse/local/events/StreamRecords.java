package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// The table's changes in the JSON in which Lambda gets them.
final class StreamRecords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StreamRecords() {}

    /// One change.
    ///
    /// @param streamArn as the template calls the stream
    static JsonNode json(Record record, String streamArn) {
        var change = record.dynamodb();
        var json =
                NODES.objectNode()
                        .put("eventID", record.eventID())
                        .put("eventName", record.eventNameAsString())
                        .put("eventVersion", record.eventVersion())
                        .put("eventSource", record.eventSource())
                        .put("awsRegion", record.awsRegion())
                        .put("eventSourceARN", streamArn);
        if (record.userIdentity() != null) {
            json.putObject("userIdentity")
                    .put("principalId", record.userIdentity().principalId())
                    .put("type", record.userIdentity().type());
        }
        var dynamodb =
                json.putObject("dynamodb")
                        .put(
                                "ApproximateCreationDateTime",
                                change.approximateCreationDateTime().getEpochSecond())
                        .put("SequenceNumber", change.sequenceNumber())
                        .put("SizeBytes", change.sizeBytes())
                        .put("StreamViewType", change.streamViewTypeAsString());
        dynamodb.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", item(change.oldImage()));
        }
        return json;
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        var item = NODES.objectNode();
        attributes.forEach((name, value) -> item.set(name, json(value)));
        return item;
    }

    private static JsonNode json(AttributeValue value) {
        var json = NODES.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case M -> json.set("M", item(value.m()));
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(each -> list.add(json(each)));
            }
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case B -> json.put("B", base64(value.b().asByteArray()));
            case BS -> {
                var list = json.putArray("BS");
                value.bs().forEach(bytes -> list.add(base64(bytes.asByteArray())));
            }
            default -> throw new IllegalStateException("an attribute of no known type");
        }
        return json;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
