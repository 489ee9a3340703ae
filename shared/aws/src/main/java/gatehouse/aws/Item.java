package gatehouse.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item, or one map within an item, as the table holds it: read by the type that is expected.
///
/// @param attributes by name; never an explicit null
public record Item(Map<String, AttributeValue> attributes) {
    static final String VERSION = "version";
    static final String CHANGE = "change";
    static final String TTL = "ttl";

    /// Marks a tombstone: what stood there was deleted, and only its last event is left.
    static final String DELETED = "deleted";

    public Item {
        attributes = Map.copyOf(attributes);
    }

    /// The item's place.
    public Key key() {
        return Key.of(attributes);
    }

    /// Counts the changes of the item, from 1; the `ETag`.
    public long version() {
        return number(VERSION);
    }

    /// Whether it is no tombstone.
    boolean isThere() {
        return !flag(DELETED);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /// A text that must be there.
    public String text(String name) {
        return Objects.requireNonNull(required(name).s());
    }

    /// A text, or empty text if there is none.
    public String textOrEmpty(String name) {
        return find(name).map(AttributeValue::s).orElse("");
    }

    public Optional<String> findText(String name) {
        return find(name).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    public long number(String name, long otherwise) {
        return find(name).map(value -> Long.parseLong(value.n())).orElse(otherwise);
    }

    public boolean flag(String name) {
        return find(name).map(AttributeValue::bool).orElse(false);
    }

    public Instant instant(String name) {
        return Moments.parse(text(name));
    }

    /// An instant, or [Instant#MAX] if there is none: never.
    public Instant instantOrNever(String name) {
        return findText(name).map(Moments::parse).orElse(Instant.MAX);
    }

    /// A map within; empty if there is none.
    public Item map(String name) {
        return new Item(find(name).map(AttributeValue::m).orElse(Map.of()));
    }

    /// Maps in a list; none if there is no list.
    public List<Item> maps(String name) {
        return find(name).map(AttributeValue::l).orElse(List.of()).stream()
                .map(value -> new Item(value.m()))
                .toList();
    }

    /// Texts in a list; none if there is no list.
    public List<String> texts(String name) {
        return find(name).map(AttributeValue::l).orElse(List.of()).stream()
                .map(AttributeValue::s)
                .toList();
    }

    /// Lists of texts in a list; none if there is no list.
    List<List<String>> textLists(String name) {
        return find(name).map(AttributeValue::l).orElse(List.of()).stream()
                .map(value -> value.l().stream().map(AttributeValue::s).toList())
                .toList();
    }

    /// Texts in a set; none if there is no set.
    public List<String> members(String name) {
        return find(name).map(AttributeValue::ss).orElse(List.of());
    }

    /// A copy to change.
    public Draft edit() {
        return new Draft(new HashMap<>(attributes));
    }

    private Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private AttributeValue required(String name) {
        @Nullable AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name);
        }
        return value;
    }
}
