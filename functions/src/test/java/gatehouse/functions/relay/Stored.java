package gatehouse.functions.relay;

import gatehouse.aws.Item;
import gatehouse.aws.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item before and after a write, as the stream brings it: what the table would do, done here.
record Stored(Optional<Item> before, Item after) {

    static Stored by(Write write) {
        return new Stored(Optional.empty(), ((Write.Create) write).item());
    }

    Stored then(Write write) {
        var update = (Write.Update) write;
        Map<String, AttributeValue> next = new HashMap<>(after.attributes());
        update.set().forEach((path, value) -> put(next, path, value));
        update.removed().forEach(path -> put(next, path, null));
        return new Stored(Optional.of(after), new Item(next));
    }

    /// The same with one more attribute in both images.
    Stored with(String name, AttributeValue value) {
        return new Stored(before.map(item -> with(item, name, value)), with(after, name, value));
    }

    private static Item with(Item item, String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(item.attributes());
        more.put(name, value);
        return new Item(more);
    }

    private static void put(
            Map<String, AttributeValue> map, String path, @Nullable AttributeValue value) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            var name = path.substring(0, dot);
            var inner = new HashMap<>(new Item(map).map(name).attributes());
            put(inner, path.substring(dot + 1), value);
            map.put(name, AttributeValue.fromM(inner));
        } else if (value == null) {
            map.remove(path);
        } else {
            map.put(path, value);
        }
    }
}
