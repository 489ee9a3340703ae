package gatehouse.local.costs;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.ItemSize;
import gatehouse.local.LocalSystem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// What a transaction costs by the sizes of its items before and after: 2 write units for each
/// begun KB of the larger one, and 1 for each begun KB of an index entry that is put, changed or
/// taken away.
///
/// @see <a
///   href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB,
///   read and write operations</a>
final class TransactionModel {
    private final DynamoDbClient client;
    private final String table;
    private final List<Index> indexes;

    /// @param keys the attributes without which an item has no entry
    /// @param projected every attribute of an entry
    private record Index(Set<String> keys, Set<String> projected) {}

    TransactionModel(LocalSystem system) {
        this.client = system.dynamo();
        this.table = system.table();
        this.indexes =
                client
                        .describeTable(ask -> ask.tableName(table))
                        .table()
                        .globalSecondaryIndexes()
                        .stream()
                        .map(TransactionModel::index)
                        .toList();
    }

    private static Index index(GlobalSecondaryIndexDescription described) {
        var keys =
                described.keySchema().stream()
                        .map(KeySchemaElement::attributeName)
                        .collect(Collectors.toUnmodifiableSet());
        var projected = new LinkedHashSet<>(keys);
        projected.addAll(List.of("pk", "sk"));
        projected.addAll(described.projection().nonKeyAttributes());
        return new Index(keys, projected);
    }

    /// The items that a transaction will write, as they are now; empty ones for those not there.
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> before(JsonNode request) {
        var items = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
        for (var item : request.path("TransactItems")) {
            var part = item.iterator().next();
            var from = part.has("Key") ? part.path("Key") : part.path("Item");
            var key =
                    Map.of(
                            "pk", AttributeValue.fromS(from.path("pk").path("S").asText()),
                            "sk", AttributeValue.fromS(from.path("sk").path("S").asText()));
            items.put(key, read(key));
        }
        return items;
    }

    /// The units, once it is done.
    double units(Map<Map<String, AttributeValue>, Map<String, AttributeValue>> before) {
        double units = 0;
        for (var item : before.entrySet()) {
            var after = read(item.getKey());
            units += 2 * Math.max(kilobytes(item.getValue()), kilobytes(after));
            for (var index : indexes) {
                units += entry(entry(item.getValue(), index), entry(after, index), index);
            }
        }
        return units;
    }

    private static double entry(
            Map<String, AttributeValue> before, Map<String, AttributeValue> after, Index index) {
        if (before.equals(after)) {
            return 0;
        }
        boolean moved =
                !before.isEmpty()
                        && !after.isEmpty()
                        && !index.keys().stream()
                                .allMatch(key -> Objects.equals(after.get(key), before.get(key)));
        // an entry whose key changes is taken away and put again
        return moved
                ? kilobytes(before) + kilobytes(after)
                : Math.max(kilobytes(before), kilobytes(after));
    }

    private static Map<String, AttributeValue> entry(
            Map<String, AttributeValue> item, Index index) {
        return item.keySet().containsAll(index.keys())
                ? item.entrySet().stream()
                        .filter(attribute -> index.projected().contains(attribute.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : Map.of();
    }

    private Map<String, AttributeValue> read(Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    /// Begun KB; an absent item counts as none.
    private static double kilobytes(Map<String, AttributeValue> item) {
        return Math.ceil(ItemSize.of(item) / 1024.0);
    }
}
