package gatehouse.functions.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Says in words what a schema takes.
final class SchemaWords {
    private static final String SCHEMAS = "#/components/schemas/";

    private SchemaWords() {}

    /// Such as `list of Grant` or `string or null`.
    static String type(JsonNode schema) {
        var words = Stream.of("enum", "const", "oneOf", "anyOf", "allOf").filter(schema::has);
        return schema.has("$ref")
                ? schema.path("$ref").asText().replace(SCHEMAS, "")
                : words.findFirst()
                        .map(word -> combined(word, schema.path(word)))
                        .orElseGet(() -> plain(schema));
    }

    /// The names of the schemas that stand beside each other in `oneOf`, or of the one that is
    /// named; none where none is.
    static List<String> named(JsonNode schema) {
        var choices = schema.has("oneOf") ? elements(schema.path("oneOf")) : Stream.of(schema);
        return choices.filter(choice -> choice.has("$ref")).map(SchemaWords::type).toList();
    }

    private static String combined(String word, JsonNode value) {
        return switch (word) {
            case "const" -> value.toString();
            case "enum" -> joined(elements(value).map(JsonNode::asText), ", ");
            case "allOf" -> joined(elements(value).map(SchemaWords::type), " and ");
            default -> joined(elements(value).map(SchemaWords::type), " or ");
        };
    }

    private static String plain(JsonNode schema) {
        var type = schema.path("type");
        var name = type.isArray() ? joined(elements(type).map(JsonNode::asText), " or ") : "";
        var one = name.isEmpty() ? type.asText() : name;
        return one.equals("array") ? "list of " + type(schema.path("items")) : format(one, schema);
    }

    private static String format(String type, JsonNode schema) {
        return schema.has("format") ? type + " (" + schema.path("format").asText() + ")" : type;
    }

    private static String joined(Stream<String> words, String between) {
        return words.collect(Collectors.joining(between));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
