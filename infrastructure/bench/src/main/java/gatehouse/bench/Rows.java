package gatehouse.bench;

import gatehouse.local.LocalSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Plants items by the thousand, straight into the table.
final class Rows {
    private static final int BATCH = 25;
    private static final int THREADS = 4;

    private Rows() {}

    /// Writes items that do not exist yet, several batches at a time.
    static void plant(
            LocalSystem system, int from, int to, IntFunction<Map<String, AttributeValue>> item)
            throws Exception {
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int start = from; start < to; start += BATCH) {
                int first = start;
                int end = Math.min(to, start + BATCH);
                work.add(threads.submit(() -> write(system, first, end, item)));
            }
            for (var batch : work) {
                batch.get();
            }
        }
    }

    private static void write(
            LocalSystem system, int from, int to, IntFunction<Map<String, AttributeValue>> item) {
        List<WriteRequest> puts =
                IntStream.range(from, to)
                        .mapToObj(item)
                        .map(each ->
                                WriteRequest.builder().putRequest(put -> put.item(each)).build())
                        .toList();
        var answer =
                system.dynamo()
                        .batchWriteItem(all -> all.requestItems(Map.of(system.table(), puts)));
        if (!answer.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("the table left items unwritten");
        }
    }

    /// The one item at a place.
    static Map<String, AttributeValue> read(LocalSystem system, String pk, String sk) {
        var key = Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
        return system.dynamo().getItem(get -> get.tableName(system.table()).key(key)).item();
    }

    /// The first item of a partition that begins so.
    static Map<String, AttributeValue> first(LocalSystem system, String pk, String prefix) {
        return system.dynamo()
                .query(query ->
                        query.tableName(system.table())
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", AttributeValue.fromS(pk),
                                                ":sk", AttributeValue.fromS(prefix))))
                .items()
                .getFirst();
    }

    /// A copy with some texts changed.
    static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, Map<String, String> texts) {
        var copy = new HashMap<>(item);
        texts.forEach((name, text) -> copy.put(name, AttributeValue.fromS(text)));
        return copy;
    }
}
