package gatehouse.functions.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The folder `events/`: schemas, samples, payloads.
public final class Contract {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String BASE = "https://gatehouse.example/events/";
    private static final String SCHEMA = ".schema.json";

    /// What other schemas add fields to.
    private static final Set<String> BASES = Set.of("/", "/$defs/data", "/$defs/subject");

    /// As it is promised: fields that no schema names may be there.
    public static final Contract PROMISED = new Contract(false);

    /// Tighter than it is promised: they may not. For what this version itself makes.
    public static final Contract EXACT = new Contract(true);

    private final SchemaRegistry registry;

    private Contract(boolean exact) {
        Map<String, String> schemas = new HashMap<>();
        for (var name : names()) {
            if (name.endsWith(SCHEMA)) {
                var schema = json(name);
                if (exact) {
                    tighten(schema, "", name.equals("event" + SCHEMA) ? BASES : Set.of());
                }
                schemas.put(BASE + name, schema.toString());
            }
        }
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    }

    /// The files of the folder, those of folders within it left out.
    public static List<String> names() {
        try (var files = Files.list(folder())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A file's text.
    ///
    /// @param name such as `invoke/expire.json`
    public static String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A file's content.
    public static ObjectNode json(String name) {
        return parsed(text(name));
    }

    /// What a text says.
    public static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Where an event is at odds with the schema of a type.
    public List<String> faults(String type, String event) {
        return schema(type).validate(event, InputFormat.JSON, Contract::withFormats).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema schema(String type) {
        return registry.getSchema(SchemaLocation.of(BASE + type + SCHEMA));
    }

    private static void withFormats(com.networknt.schema.ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    private static void tighten(JsonNode node, String path, Set<String> but) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !but.contains(path.isEmpty() ? "/" : path)) {
            schema.put("unevaluatedProperties", false);
        }
        node.properties()
                .forEach(field -> tighten(field.getValue(), path + "/" + field.getKey(), but));
    }

    private static Path folder() {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("template.yaml"))) {
            root = Objects.requireNonNull(root.getParent(), "no template.yaml above");
        }
        return root.resolve("events");
    }
}
