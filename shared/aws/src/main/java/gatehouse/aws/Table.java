package gatehouse.aws;

import gatehouse.domain.EventId;
import gatehouse.domain.Unreachable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The one table. Reads are strongly consistent, but for those of indexes and those that say so,
/// and pass over tombstones; a lost race is a value, not an exception; what does not answer is
/// [Unreachable], never "no".
public final class Table {
    /// How many items one request for several can ask for.
    private static final int BATCH = 100;

    /// How many such requests go on at the same time.
    private static final int AT_ONCE = 10;

    private static final int TRIES = 5;

    private final DynamoDbClient client;
    private final String name;
    private final Requests requests;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
        this.requests = new Requests(name);
    }

    /// The item at a place, if there is one.
    public Optional<Item> get(Key key) {
        var answer =
                reach(() ->
                        client.getItem(get ->
                                get.tableName(name)
                                        .key(key.attributes())
                                        .consistentRead(true)
                                        .returnConsumedCapacity(Requests.UNITS)));
        return answer.hasItem()
                ? Optional.of(new Item(answer.item())).filter(Item::isThere)
                : Optional.empty();
    }

    /// All items at some places, in one request for each hundred, ten at a time; places where there
    /// is none are left out.
    ///
    /// @throws Unreachable if some are still unread after retries
    public Map<Key, Item> batch(Collection<Key> keys) {
        return batch(keys, true);
    }

    /// The same as things were a moment ago, or are now, at half the price: for what only tells and
    /// decides nothing.
    public Map<Key, Item> batchOfLate(Collection<Key> keys) {
        return batch(keys, false);
    }

    private Map<Key, Item> batch(Collection<Key> keys, boolean strongly) {
        var all = keys.stream().distinct().toList();
        if (all.size() <= BATCH) {
            return read(all, strongly);
        }
        var found = new HashMap<Key, Item>();
        all.stream()
                .gather(Gatherers.windowFixed(BATCH))
                .gather(Gatherers.windowFixed(AT_ONCE))
                .map(together -> Beside.each(together, some -> read(some, strongly)))
                .forEach(parts -> parts.forEach(found::putAll));
        return found;
    }

    private Map<Key, Item> read(List<Key> keys, boolean strongly) {
        var found = new HashMap<Key, Item>();
        List<Map<String, AttributeValue>> wanted = keys.stream().map(Key::attributes).toList();
        for (int tries = 0; !wanted.isEmpty(); tries++) {
            if (tries == TRIES) {
                throw new Unreachable("the table left keys unread");
            }
            Pause.before(tries);
            var ask = KeysAndAttributes.builder().keys(wanted).consistentRead(strongly).build();
            var answer =
                    reach(() ->
                            client.batchGetItem(get ->
                                    get.requestItems(Map.of(name, ask))
                                            .returnConsumedCapacity(Requests.UNITS)));
            answer.responses().getOrDefault(name, List.of()).stream()
                    .map(Item::new)
                    .filter(Item::isThere)
                    .forEach(item -> found.put(item.key(), item));
            wanted =
                    Optional.ofNullable(answer.unprocessedKeys().get(name))
                            .map(KeysAndAttributes::keys)
                            .orElse(List.of());
        }
        return found;
    }

    /// One page of a partition, in one request.
    Page<Item> list(Listing listing) {
        var part = page(listing);
        return new Page<>(part.items(), part.last().map(last -> last.key().sk()));
    }

    /// What one request finds.
    ///
    /// @param last the key after which more may come, an index's attributes included
    record Part(List<Item> items, Optional<Item> last) {}

    /// The same of an index, or of the table.
    Part page(Listing listing) {
        var answer = reach(() -> client.query(requests.query(listing)));
        return new Part(
                answer.items().stream().map(Item::new).filter(Item::isThere).toList(),
                answer.hasLastEvaluatedKey()
                        ? Optional.of(new Item(answer.lastEvaluatedKey()))
                        : Optional.empty());
    }

    /// All of a listing, page by page.
    List<Item> all(Listing listing) {
        var items = new ArrayList<Item>();
        Map<String, AttributeValue> from = Map.of();
        do {
            var query = requests.query(listing).toBuilder();
            var start = from;
            var answer =
                    reach(() ->
                            client.query(
                                    start.isEmpty()
                                            ? query.build()
                                            : query.exclusiveStartKey(start).build()));
            answer.items().stream().map(Item::new).filter(Item::isThere).forEach(items::add);
            from = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
        return items;
    }

    /// Counts one more, and returns the count: each number is given once, in rising order. What is
    /// asked for again since the answer was lost leaves a number out.
    long count(Key key, String attribute) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            try {
                return counted(key, attribute);
            } catch (TransactionConflictException held) {
                // the next try may find it free
            }
        }
        throw new Unreachable("an item is held by transactions");
    }

    private long counted(Key key, String attribute) {
        var counted =
                reach(() ->
                        client.updateItem(update ->
                                update.tableName(name)
                                        .key(key.attributes())
                                        .updateExpression("ADD #count :one")
                                        .expressionAttributeNames(Map.of("#count", attribute))
                                        .expressionAttributeValues(
                                                Map.of(":one", AttributeValue.fromN("1")))
                                        .returnValues(ReturnValue.UPDATED_NEW)
                                        .returnConsumedCapacity(Requests.UNITS)));
        return new Item(counted.attributes()).number(attribute);
    }

    /// One conditional write. A transaction that holds the item for a moment is waited for.
    public Committed commit(Write write) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            try {
                switch (write) {
                    case Write.Create create -> reach(() -> client.putItem(requests.put(create)));
                    case Write.Update update ->
                            reach(() -> client.updateItem(requests.update(update)));
                    case Write.Delete delete ->
                            reach(() -> client.deleteItem(requests.delete(delete)));
                    case Write.Check check ->
                            throw new IllegalArgumentException("nothing to write: " + check.key());
                }
                return Committed.STORED;
            } catch (ConditionalCheckFailedException lost) {
                return isOurOwn(write, lost.item()) ? Committed.STORED : Committed.LOST;
            } catch (TransactionConflictException held) {
                // the next try may find it free
            }
        }
        throw new Unreachable("an item is held by transactions");
    }

    /// Several writes, all or none: a transaction only where there is more than one.
    ///
    /// @param token names the attempt: the same token twice is done once
    public Committed commit(List<Write> writes, EventId token) {
        if (writes.size() == 1) {
            return commit(writes.getFirst());
        }
        var items = writes.stream().map(requests::item).toList();
        try {
            reach(() ->
                    client.transactWriteItems(all ->
                            all.transactItems(items)
                                    .clientRequestToken(token.value())
                                    .returnConsumedCapacity(Requests.UNITS)));
            return Committed.STORED;
        } catch (TransactionCanceledException cancelled) {
            return lost(cancelled);
        }
    }

    private static Committed lost(TransactionCanceledException cancelled) {
        var reasons =
                cancelled.cancellationReasons().stream().map(CancellationReason::code).toList();
        if (reasons.contains("ThrottlingError")
                || reasons.contains("ProvisionedThroughputExceeded")) {
            throw new Unreachable("the table is busy", cancelled);
        }
        if (reasons.contains("ConditionalCheckFailed") || reasons.contains("TransactionConflict")) {
            return Committed.LOST;
        }
        throw cancelled;
    }

    /// Whether the item that stood in the way is what this very write had put there: the SDK tried
    /// again after it had succeeded.
    private static boolean isOurOwn(Write write, Map<String, AttributeValue> stored) {
        var ours =
                switch (write) {
                    case Write.Create create -> Changes.idIn(create.item());
                    case Write.Update update ->
                            Optional.ofNullable(update.set().get(Item.CHANGE))
                                    .flatMap(change -> new Item(change.m()).findText("id"));
                    case Write.Delete _, Write.Check _ -> Optional.<String>empty();
                };
        return ours.isPresent() && ours.equals(Changes.idIn(new Item(stored)));
    }

    private static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException silent) {
            throw new Unreachable("the table does not answer", silent);
        } catch (AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= 500) {
                throw new Unreachable("the table is busy", refused);
            }
            throw refused;
        }
    }
}
