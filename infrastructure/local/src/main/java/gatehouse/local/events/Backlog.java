package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// The records of a stream that were read and are not done with, in the stream's order. Shards may
/// get ahead of one another; the stream's own position follows the slowest.
final class Backlog {
    private final LinkedHashMap<String, JsonNode> open = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    static String sequence(JsonNode record) {
        return record.path("dynamodb").path("SequenceNumber").asText();
    }

    /// Takes records that were read; what nobody wants is done with at once.
    void add(List<JsonNode> records, Predicate<JsonNode> wanted) {
        for (var record : records) {
            order.add(sequence(record));
            if (wanted.test(record)) {
                open.put(sequence(record), record);
            }
        }
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    /// Those of one shard, the oldest first.
    List<JsonNode> of(int shard, int shards) {
        return open.values().stream().filter(record -> shard(record, shards) == shard).toList();
    }

    void done(Collection<JsonNode> records) {
        records.forEach(record -> open.remove(sequence(record)));
    }

    /// Drops what is done with up to the first record that is not.
    ///
    /// @return the last dropped; empty text if none was
    String advance() {
        var last = "";
        int count = 0;
        while (count < order.size() && !open.containsKey(order.get(count))) {
            last = order.get(count++);
        }
        order.subList(0, count).clear();
        return last;
    }

    /// By the item's partition, as DynamoDB has it.
    private static int shard(JsonNode record, int shards) {
        var partition = record.path("dynamodb").path("Keys").path("pk").toString();
        return Math.floorMod(partition.hashCode(), shards);
    }
}
