package gatehouse.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item in the making. Empty texts, empty lists and [Instant#MAX] are left out, and so erase
/// what was there.
public final class Draft {
    private final Map<String, AttributeValue> attributes;

    Draft(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /// A new item.
    public static Draft at(Key key) {
        return new Draft(new HashMap<>(key.attributes()));
    }

    /// A map within an item.
    public static Draft map() {
        return new Draft(new HashMap<>());
    }

    public Draft put(String name, String text) {
        return text.isEmpty() ? remove(name) : put(name, AttributeValue.fromS(text));
    }

    public Draft put(String name, long number) {
        return put(name, AttributeValue.fromN(Long.toString(number)));
    }

    public Draft put(String name, boolean flag) {
        return put(name, AttributeValue.fromBool(flag));
    }

    public Draft put(String name, Instant instant) {
        return instant.equals(Instant.MAX) ? remove(name) : put(name, Moments.text(instant));
    }

    public Draft put(String name, Item map) {
        return put(name, AttributeValue.fromM(map.attributes()));
    }

    public Draft putMaps(String name, Collection<Item> maps) {
        return list(
                name, maps.stream().map(map -> AttributeValue.fromM(map.attributes())).toList());
    }

    public Draft putTexts(String name, Collection<String> texts) {
        return list(name, texts.stream().map(AttributeValue::fromS).toList());
    }

    /// Lists of texts in a list.
    Draft putTextLists(String name, Collection<List<String>> lists) {
        return list(
                name,
                lists.stream()
                        .map(texts -> texts.stream().map(AttributeValue::fromS).toList())
                        .map(AttributeValue::fromL)
                        .toList());
    }

    public Draft putSet(String name, Collection<String> texts) {
        return texts.isEmpty()
                ? remove(name)
                : put(name, AttributeValue.fromSs(List.copyOf(texts)));
    }

    public Draft remove(String name) {
        attributes.remove(name);
        return this;
    }

    /// The partition of the item.
    String pk() {
        return item().key().pk();
    }

    public Item item() {
        return new Item(attributes);
    }

    private Draft list(String name, List<AttributeValue> values) {
        return values.isEmpty() ? remove(name) : put(name, AttributeValue.fromL(values));
    }

    private Draft put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }
}
