package gatehouse.local.time;

import gatehouse.aws.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the `due` index says at one moment about when something happens. It is scanned, being
/// sparse: what the sweep has to ask in 16 queries is one request here, between any two steps of
/// the clock.
///
/// @param marks the keys of everything that falls due some time, with when
record DueTimes(List<Map<String, AttributeValue>> marks) {

    static DueTimes read(DynamoDbClient client, String table) {
        return new DueTimes(
                client
                        .scanPaginator(scan -> scan.tableName(table).indexName("due"))
                        .items()
                        .stream()
                        .toList());
    }

    /// The earliest instant in (after, until] at which an item is due.
    Optional<Instant> next(Instant after, Instant until) {
        return marks.stream()
                .map(DueTimes::at)
                .filter(at -> at.isAfter(after) && !at.isAfter(until))
                .min(Instant::compareTo);
    }

    /// The keys of everything that is due at an instant, with the time since when.
    Set<Map<String, AttributeValue>> overdue(Instant now) {
        return marks.stream().filter(mark -> !at(mark).isAfter(now)).collect(Collectors.toSet());
    }

    private static Instant at(Map<String, AttributeValue> mark) {
        return Moments.parse(mark.getOrDefault("dueAt", AttributeValue.fromS("")).s());
    }
}
