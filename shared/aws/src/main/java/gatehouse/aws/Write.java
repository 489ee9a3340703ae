package gatehouse.aws;

import gatehouse.domain.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A change of one item on a condition: it is stored whole, or the race is lost and nothing is. In
/// a transaction also the condition alone.
public sealed interface Write {
    /// How long a tombstone stands.
    Duration KEPT = Duration.ofDays(30);

    /// The item's place.
    Key key();

    /// A new item where there is none. A tombstone counts as none, and so does what is past its TTL
    /// and not yet cleared away.
    ///
    /// @param now when it is written
    record Create(Item item, Instant now) implements Write {
        @Override
        public Key key() {
            return item.key();
        }
    }

    /// Erases an item that must not stand there any longer, not even as a tombstone: a claim.
    ///
    /// @param equal values that must be so, by attribute
    /// @param absent attributes that must not be there
    record Delete(Key key, Map<String, AttributeValue> equal, Set<String> absent)
            implements Write {}

    /// Changes nothing: what the other writes of a transaction were decided on must still be so.
    ///
    /// @param equal values that must be so, by attribute
    /// @param absent attributes that must not be there
    record Check(Key key, Map<String, AttributeValue> equal, Set<String> absent) implements Write {}

    /// That an item is still the one that was read.
    static Check unchanged(Item read) {
        return new Check(read.key(), Map.of(Item.VERSION, version(read.version())), Set.of());
    }

    /// That an item lacks some attributes, or is not there.
    static Check without(Key key, Set<String> attributes) {
        return new Check(key, Map.of(), Set.copyOf(attributes));
    }

    /// Changes attributes of an item on conditions.
    ///
    /// @param set new values by path; a dot leads into a map
    /// @param removed paths to erase
    /// @param counted what to add to numbers by path; an absent one counts from 0
    /// @param equal values that must be so, by path
    /// @param below numbers that must be less than this or absent, by path
    /// @param present paths that must be there
    /// @param absent paths that must not be there
    record Update(
            Key key,
            Map<String, AttributeValue> set,
            Set<String> removed,
            Map<String, Long> counted,
            Map<String, AttributeValue> equal,
            Map<String, Long> below,
            Set<String> present,
            Set<String> absent)
            implements Write {

        /// The same, writing these attributes whether they differ or not.
        Update including(Set<String> names, Item values) {
            var all = new HashMap<>(set);
            values.attributes().entrySet().stream()
                    .filter(value -> names.contains(value.getKey()))
                    .forEach(value -> all.put(value.getKey(), value.getValue()));
            return new Update(key, all, removed, counted, equal, below, present, absent);
        }

        /// The same, only while a number is this one as well.
        Update when(String path, long number) {
            var all = new HashMap<>(equal);
            all.put(path, AttributeValue.fromN(Long.toString(number)));
            return new Update(key, set, removed, counted, all, below, present, absent);
        }
    }

    /// A new item with its event.
    static Create create(Draft draft, Change change) {
        var item = draft.put(Item.VERSION, 1).put(Item.CHANGE, Changes.write(change)).item();
        return new Create(item, change.at());
    }

    /// The next state of an item that was read, with its event: only what differs is written, on
    /// the condition that the version is still the one read.
    static Update replace(Item before, Draft after, Change change) {
        return replace(before, after.put(Item.CHANGE, Changes.write(change)));
    }

    /// Leaves a tombstone where an item was read, with the last event of what stood there; it goes
    /// after 30 days, long after the stream has told of it.
    static Update delete(Item before, Change change) {
        return delete(
                before,
                change.at(),
                Draft.at(before.key()).put(Item.CHANGE, Changes.write(change)));
    }

    /// The same of an item that goes together with another, which carries the event.
    static Update delete(Item before, Instant now) {
        return delete(before, now, Draft.at(before.key()));
    }

    private static Update delete(Item before, Instant now, Draft tombstone) {
        return replace(
                before,
                tombstone.put(Item.DELETED, true).put(Item.TTL, now.plus(KEPT).getEpochSecond()));
    }

    /// The next state of an item that changes together with another, which carries the event.
    static Update replace(Item before, Draft after) {
        var next = after.put(Item.VERSION, before.version() + 1).item().attributes();
        var set = new HashMap<String, AttributeValue>();
        next.forEach((name, value) -> {
            if (!value.equals(before.attributes().get(name))) {
                set.put(name, value);
            }
        });
        var removed = new HashSet<>(before.attributes().keySet());
        removed.removeAll(next.keySet());
        return new Update(
                before.key(),
                set,
                removed,
                Map.of(),
                Map.of(Item.VERSION, version(before.version())),
                Map.of(),
                Set.of(),
                Set.of());
    }

    private static AttributeValue version(long version) {
        return AttributeValue.fromN(Long.toString(version));
    }
}
