package gatehouse.local.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a stream from where it was left, shard after shard. DynamoDB Local keeps streams in its
/// database (with their records, for 24 hours), so a restart goes on where the last process
/// stopped.
public final class StreamReader {
    private static final int MOST = 1000;
    private final DynamoDbStreamsClient client;
    private final String stream;
    private final Journal journal;
    private Position position = new Position("", "");
    private @Nullable String iterator;

    /// A place in the stream.
    ///
    /// @param sequence of the last record that is done with; empty: none of this shard
    private record Position(String shard, String sequence) {}

    public StreamReader(DynamoDbStreamsClient client, String stream, Journal journal) {
        this.client = client;
        this.stream = stream;
        this.journal = journal;
        journal.past()
                .forEach(entry ->
                        position =
                                new Position(
                                        entry.path("shard").asText(),
                                        entry.path("sequence").asText()));
        journal.replace(journal.past().reversed().stream().limit(1).toList());
    }

    /// What came since the last call; empty if nothing did.
    List<Record> read() {
        try {
            var here = iterator;
            if (here == null && !enter()) {
                return List.of();
            }
            var records = records();
            return records.isEmpty() && iterator == null && moved() ? read() : records;
        } catch (ExpiredIteratorException late) {
            iterator = null;
            return read();
        }
    }

    /// Everything up to this record is done with.
    void done(String sequence) {
        position = new Position(position.shard(), sequence);
        journal.append(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("shard", position.shard())
                        .put("sequence", sequence));
    }

    private List<Record> records() {
        var answer = client.getRecords(get -> get.shardIterator(iterator).limit(MOST));
        iterator = answer.nextShardIterator();
        return answer.records();
    }

    /// Finds the way back to where it was; false if there is nothing to read yet.
    private boolean enter() {
        var shards = shards();
        if (shards.isEmpty()) {
            return false;
        }
        if (shards.stream().noneMatch(shard -> shard.shardId().equals(position.shard()))) {
            position = new Position(shards.getFirst().shardId(), "");
        }
        iterator = iterator();
        return true;
    }

    /// Goes on to the shard that follows a closed one.
    private boolean moved() {
        Optional<Shard> next =
                shards().stream()
                        .filter(shard -> position.shard().equals(shard.parentShardId()))
                        .findFirst();
        next.ifPresent(shard -> position = new Position(shard.shardId(), ""));
        return next.isPresent();
    }

    private String iterator() {
        try {
            return iterator(
                    position.sequence().isEmpty()
                            ? ShardIteratorType.TRIM_HORIZON
                            : ShardIteratorType.AFTER_SEQUENCE_NUMBER);
        } catch (TrimmedDataAccessException longAgo) {
            return iterator(ShardIteratorType.TRIM_HORIZON);
        }
    }

    private String iterator(ShardIteratorType type) {
        return client.getShardIterator(
                        get -> {
                            get.streamArn(stream).shardId(position.shard()).shardIteratorType(type);
                            if (type == ShardIteratorType.AFTER_SEQUENCE_NUMBER) {
                                get.sequenceNumber(position.sequence());
                            }
                        })
                .shardIterator();
    }

    private List<Shard> shards() {
        return client.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards();
    }
}
