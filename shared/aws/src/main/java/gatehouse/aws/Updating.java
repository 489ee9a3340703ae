package gatehouse.aws;

import gatehouse.domain.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds a write that touches single attributes, conditional only on what was decided.
public final class Updating {
    private final Key key;
    private final Map<String, AttributeValue> set = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Map<String, AttributeValue> equal = new HashMap<>();
    private final Map<String, Long> below = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    private Updating(Key key) {
        this.key = key;
    }

    /// Of the item at a place.
    public static Updating of(Key key) {
        return new Updating(key);
    }

    public Updating set(String path, String text) {
        set.put(path, AttributeValue.fromS(text));
        return this;
    }

    public Updating set(String path, long number) {
        set.put(path, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    public Updating set(String path, boolean flag) {
        set.put(path, AttributeValue.fromBool(flag));
        return this;
    }

    public Updating set(String path, Instant instant) {
        return set(path, Moments.text(instant));
    }

    /// A set of texts; at least one.
    public Updating set(String path, List<String> texts) {
        set.put(path, AttributeValue.fromSs(texts));
        return this;
    }

    public Updating set(String path, Item map) {
        set.put(path, AttributeValue.fromM(map.attributes()));
        return this;
    }

    public Updating carry(Change change) {
        return set(Item.CHANGE, Changes.write(change));
    }

    public Updating remove(String path) {
        removed.add(path);
        return this;
    }

    public Updating count(String path, long more) {
        counted.put(path, more);
        return this;
    }

    public Updating when(String path, String text) {
        equal.put(path, AttributeValue.fromS(text));
        return this;
    }

    public Updating when(String path, long number) {
        equal.put(path, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    public Updating when(String path, boolean flag) {
        equal.put(path, AttributeValue.fromBool(flag));
        return this;
    }

    /// Only while the number is less than this, or absent.
    public Updating whenBelow(String path, long limit) {
        below.put(path, limit);
        return this;
    }

    public Updating whenPresent(String path) {
        present.add(path);
        return this;
    }

    public Updating whenAbsent(String path) {
        absent.add(path);
        return this;
    }

    public Write write() {
        return new Write.Update(
                key,
                Map.copyOf(set),
                Set.copyOf(removed),
                Map.copyOf(counted),
                Map.copyOf(equal),
                Map.copyOf(below),
                Set.copyOf(present),
                Set.copyOf(absent));
    }
}
