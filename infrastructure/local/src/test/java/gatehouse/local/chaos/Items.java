package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table as JSON, for a judge.
final class Items {
    private Items() {}

    static ArrayNode of(LocalSystem system) {
        var items = JsonNodeFactory.instance.arrayNode();
        system.dynamo()
                .scanPaginator(scan -> scan.tableName(system.table()).consistentRead(true))
                .items()
                .forEach(item -> items.add(json(item)));
        return items;
    }

    private static ObjectNode json(Map<String, AttributeValue> attributes) {
        var json = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> {
            switch (value.type()) {
                case S -> json.put(name, value.s());
                case N -> json.put(name, value.n());
                case BOOL -> json.put(name, value.bool());
                case M -> json.set(name, json(value.m()));
                case SS -> value.ss().forEach(json.putArray(name)::add);
                case L -> {
                    var list = json.putArray(name);
                    value.l().forEach(each -> list.add(json(Map.of("_", each)).path("_")));
                }
                case NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION -> {}
            }
        });
        return json;
    }
}
