package gatehouse.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/// JSON as the API speaks it: read strictly, as trees. Only the streaming half of Jackson and its
/// nodes are used: its mapper would load some 370 classes more before a first answer.
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /// An empty object.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Returns what the text says, or empty if it is not one JSON value, or names a field twice.
    public static Optional<JsonNode> read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            var value = JsonTree.read(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /// The value's text.
    public static String write(JsonNode value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            JsonTree.write(value, generator);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
