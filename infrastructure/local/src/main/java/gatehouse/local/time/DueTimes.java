package gatehouse.local.time;

import gatehouse.aws.Due;
import gatehouse.aws.Moments;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the `due` index says about when something happens next.
final class DueTimes {
    private final DynamoDbClient client;
    private final String table;

    DueTimes(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// The earliest instant in (after, until] at which an item is due.
    Optional<Instant> next(Instant after, Instant until) {
        return Due.shards().stream()
                .flatMap(shard -> first(shard, after, until))
                .min(Instant::compareTo);
    }

    /// The keys of everything that is due at an instant, with the time since when.
    Set<Map<String, AttributeValue>> overdue(Instant now) {
        var all = new HashSet<Map<String, AttributeValue>>();
        for (var shard : Due.shards()) {
            var values = Map.of(":s", AttributeValue.fromS(shard), ":n", at(now));
            client.queryPaginator(query ->
                            query.tableName(table)
                                    .indexName("due")
                                    .keyConditionExpression("dueShard = :s AND dueAt <= :n")
                                    .expressionAttributeValues(values))
                    .items()
                    .forEach(all::add);
        }
        return all;
    }

    private Stream<Instant> first(String shard, Instant after, Instant until) {
        if (!after.isBefore(until)) {
            return Stream.empty();
        }
        var values =
                Map.of(
                        ":s", AttributeValue.fromS(shard),
                        ":a", at(after.plusMillis(1)),
                        ":u", at(until));
        return client
                .query(query ->
                        query.tableName(table)
                                .indexName("due")
                                .keyConditionExpression("dueShard = :s AND dueAt BETWEEN :a AND :u")
                                .expressionAttributeValues(values)
                                .limit(1))
                .items()
                .stream()
                .map(item -> Moments.parse(text(item)));
    }

    private static AttributeValue at(Instant instant) {
        return AttributeValue.fromS(Moments.text(instant));
    }

    private static String text(Map<String, AttributeValue> item) {
        return item.getOrDefault("dueAt", AttributeValue.fromS("")).s();
    }
}
