package gatehouse.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Turns a write into DynamoDB's expressions; every name and value is a placeholder.
final class Expressions {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    static Expressions of(Write.Update write) {
        var it = new Expressions();
        write.set().forEach((path, value) -> it.sets.add(it.name(path) + " = " + it.value(value)));
        write.removed().forEach(path -> it.removes.add(it.name(path)));
        write.counted()
                .forEach((path, more) -> it.adds.add(it.name(path) + " " + it.value(number(more))));
        write.equal()
                .forEach((path, value) ->
                        it.conditions.add(it.name(path) + " = " + it.value(value)));
        write.below()
                .forEach((path, limit) -> {
                    var name = it.name(path);
                    it.conditions.add(
                            "(attribute_not_exists(%s) OR %s < %s)"
                                    .formatted(name, name, it.value(number(limit))));
                });
        write.present()
                .forEach(path -> it.conditions.add("attribute_exists(" + it.name(path) + ")"));
        write.absent()
                .forEach(path -> it.conditions.add("attribute_not_exists(" + it.name(path) + ")"));
        return it;
    }

    static Expressions of(Write.Delete write) {
        return of(write.equal(), write.absent());
    }

    static Expressions of(Write.Check write) {
        return of(write.equal(), write.absent());
    }

    private static Expressions of(Map<String, AttributeValue> equal, Set<String> absent) {
        var it = new Expressions();
        equal.forEach((name, value) -> it.conditions.add(it.name(name) + " = " + it.value(value)));
        absent.forEach(name -> it.conditions.add("attribute_not_exists(" + it.name(name) + ")"));
        return it;
    }

    static Expressions of(Write.Create write) {
        var it = new Expressions();
        var now = AttributeValue.fromN(Long.toString(write.now().getEpochSecond()));
        it.conditions.add(
                "attribute_not_exists(%s) OR %s <= %s OR attribute_exists(%s)"
                        .formatted(
                                it.name(Key.PK),
                                it.name(Item.TTL),
                                it.value(now),
                                it.name(Item.DELETED)));
        return it;
    }

    String update() {
        return clause("SET ", sets) + clause("REMOVE ", removes) + clause("ADD ", adds);
    }

    String condition() {
        return String.join(" AND ", conditions);
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private static String clause(String verb, List<String> parts) {
        return parts.isEmpty() ? "" : verb + String.join(", ", parts) + " ";
    }

    private String name(String path) {
        var placeholders = new ArrayList<String>();
        for (var step : path.split("\\.", -1)) {
            var placeholder = "#" + (names.size() + 1);
            names.put(placeholder, step);
            placeholders.add(placeholder);
        }
        return String.join(".", placeholders);
    }

    private String value(AttributeValue value) {
        var placeholder = ":" + (values.size() + 1);
        values.put(placeholder, value);
        return placeholder;
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
