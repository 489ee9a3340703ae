package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The whole system in a process of its own, to be killed. Asked by a line, it prints the table.
public final class KillsMain {
    private KillsMain() {}

    /// Starts it.
    ///
    /// @param arguments the port and the folder
    public static void main(String[] arguments) throws IOException {
        var system =
                LocalSystem.start(
                        Options.usual()
                                .port(Integer.parseInt(arguments[0]))
                                .data(Path.of(arguments[1])));
        System.out.println("ready " + system.base());
        try (var asked =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (asked.readLine() != null) {
                print(system);
            }
        }
        // whoever started it is gone
        Runtime.getRuntime().halt(0);
    }

    private static void print(LocalSystem system) {
        var items = JsonNodeFactory.instance.arrayNode();
        system.dynamo()
                .scanPaginator(scan -> scan.tableName(system.table()).consistentRead(true))
                .items()
                .forEach(item -> items.add(json(item)));
        System.out.println("table " + items);
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
