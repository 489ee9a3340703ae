package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The schemas of a contract, wherever they stand in it (JSON Schema 2020-12).
final class Schemas {
    private static final String BASE = "https://gatehouse.example/openapi.json";
    private final SchemaRegistry registry;
    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        var all = Map.of(BASE, document.toString());
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all));
    }

    /// Where a value is at odds with a schema.
    List<String> faults(JsonNode schema, JsonNode value) {
        var text = schema.toString().replace("\"#/", "\"" + BASE + "#/");
        return read
                .computeIfAbsent(text, one -> registry.getSchema(one, InputFormat.JSON))
                .validate(value.toString(), InputFormat.JSON, Schemas::withFormats)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static void withFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }
}
