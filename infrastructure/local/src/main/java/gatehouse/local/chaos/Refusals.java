package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/// What services answer when they do not, or not fully, do as they are asked.
final class Refusals {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> REFUSABLE =
            Set.of("PutItem", "UpdateItem", "TransactWriteItems", "BatchGetItem", "PutEvents");
    private static final int BUSY = 503;

    private Refusals() {}

    /// Whether there is an answer that the SDK leaves to the function.
    static boolean canRefuse(Call call) {
        return REFUSABLE.contains(call.action());
    }

    /// What such an answer is.
    static Trouble kind(Call call) {
        return switch (call.action()) {
            case "BatchGetItem" -> Trouble.UNREAD_KEYS;
            case "PutEvents" -> Trouble.UNTAKEN_EVENTS;
            default -> Trouble.CONFLICT;
        };
    }

    /// Such an answer.
    static Answer answer(Call call, Service next, Dice dice) throws IOException {
        var body = (ObjectNode) MAPPER.readTree(call.body().asUtf8String());
        return switch (call.action()) {
            case "BatchGetItem" -> unread(call, next, body, dice);
            case "PutEvents" -> unpublished(call, next, body, dice);
            case "TransactWriteItems" -> cancelled(body);
            default ->
                    Answer.error(
                            "com.amazonaws.dynamodb.v20120810#TransactionConflictException",
                            "chaos: Transaction is ongoing for the item");
        };
    }

    /// Too many requests; the SDK tries again.
    static Answer throttle(Call call) {
        return switch (call.service()) {
            case "ses" ->
                    Answer.of(
                            BUSY,
                            "text/xml",
                            "<ErrorResponse><Error><Type>Receiver</Type><Code>ServiceUnavailable"
                                    + "</Code><Message>chaos</Message></Error></ErrorResponse>");
            case "s3" -> Answer.of(BUSY, "application/xml", "<Error><Code>SlowDown</Code></Error>");
            case "dynamodb" ->
                    Answer.error(
                            "com.amazonaws.dynamodb.v20120810#"
                                    + "ProvisionedThroughputExceededException",
                            "chaos: throttled");
            default -> Answer.error("ThrottlingException", "chaos: throttled");
        };
    }

    private static Answer cancelled(JsonNode body) {
        var answer =
                MAPPER.createObjectNode()
                        .put(
                                "__type",
                                "com.amazonaws.dynamodb.v20120810#TransactionCanceledException")
                        .put("Message", "chaos: Transaction cancelled");
        var reasons = answer.putArray("CancellationReasons");
        for (int i = 0; i < body.path("TransactItems").size(); i++) {
            reasons.addObject().put("Code", i == 0 ? "TransactionConflict" : "None");
        }
        return Answer.of(400, "application/x-amz-json-1.0", answer.toString());
    }

    /// Some of the keys are left unread.
    private static Answer unread(Call call, Service next, ObjectNode body, Dice dice)
            throws IOException {
        var table = body.path("RequestItems").fieldNames().next();
        var asked = (ObjectNode) body.path("RequestItems").path(table);
        var left = part((ArrayNode) asked.path("Keys"), dice);
        var unread = asked.deepCopy();
        unread.set("Keys", left);
        JsonNode answer =
                asked.path("Keys").isEmpty()
                        ? MAPPER.createObjectNode()
                        : read(next.answer(with(call, body)));
        ((ObjectNode) answer).putObject("UnprocessedKeys").set(table, unread);
        if (!answer.has("Responses")) {
            ((ObjectNode) answer).putObject("Responses");
        }
        return Answer.json(answer);
    }

    /// Some of the events are not taken.
    private static Answer unpublished(Call call, Service next, ObjectNode body, Dice dice)
            throws IOException {
        var entries = (ArrayNode) body.path("Entries");
        int all = entries.size();
        int left = part(entries, dice).size();
        var answer =
                (ObjectNode)
                        (entries.isEmpty()
                                ? MAPPER.createObjectNode().set("Entries", MAPPER.createArrayNode())
                                : read(next.answer(with(call, body))));
        for (int i = all - left; i < all; i++) {
            ((ArrayNode) answer.path("Entries"))
                    .addObject()
                    .put("ErrorCode", "ThrottlingException")
                    .put("ErrorMessage", "chaos");
        }
        return Answer.json(answer.put("FailedEntryCount", left));
    }

    /// Takes some off the end of a list, at least one.
    private static ArrayNode part(ArrayNode all, Dice dice) {
        var taken = MAPPER.createArrayNode();
        int count = 1 + dice.below(all.size());
        for (int i = 0; i < count; i++) {
            taken.insert(0, all.remove(all.size() - 1));
        }
        return taken;
    }

    private static JsonNode read(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("chaos met a fault: " + answer.body().asUtf8String());
        }
        return MAPPER.readTree(answer.body().asUtf8String());
    }

    private static Call with(Call call, JsonNode body) {
        var bytes = SdkBytes.fromUtf8String(body.toString());
        var request =
                call.request().toBuilder()
                        .putHeader("Content-Length", Integer.toString(bytes.asByteArray().length))
                        .build();
        return new Call(call.function(), call.service(), call.action(), request, bytes);
    }
}
