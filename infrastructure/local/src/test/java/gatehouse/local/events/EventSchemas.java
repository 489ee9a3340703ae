package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import gatehouse.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The schemas in `events/`, as whoever listens to the bus has them.
public final class EventSchemas {
    private static final String BASE = "https://gatehouse.example/events/";
    private static final String SCHEMA = ".schema.json";
    private final SchemaRegistry registry;

    /// Reads them.
    public EventSchemas() {
        var schemas = read(Options.usual().template().resolveSibling("events"));
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    }

    /// Where an event is at odds with the schema of its type, each fault with that type before it.
    public List<String> faults(JsonNode event) {
        var type = event.path("type").asText();
        return registry
                .getSchema(SchemaLocation.of(BASE + type + SCHEMA))
                .validate(
                        event.toString(),
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(fault -> type + ": " + fault)
                .toList();
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> schemas = new HashMap<>();
        try (var files = Files.newDirectoryStream(folder, "*" + SCHEMA)) {
            for (var file : files) {
                schemas.put(BASE + file.getFileName(), Files.readString(file));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return schemas;
    }
}
