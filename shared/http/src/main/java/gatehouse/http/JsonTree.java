package gatehouse.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/// Between a tree and its tokens. How deep a tree may be is limited by the parser (1,000).
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /// Reads the value that begins at the parser's token; stands at its last one afterwards.
    static JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    object.set(name, read(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("no value begins with it");
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> throw new IllegalStateException("not an integer");
        };
    }

    static void write(JsonNode value, JsonGenerator to) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                to.writeStartObject();
                for (var field : value.properties()) {
                    to.writeFieldName(field.getKey());
                    write(field.getValue(), to);
                }
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                for (var each : value) {
                    write(each, to);
                }
                to.writeEndArray();
            }
            case STRING -> to.writeString(value.textValue());
            case NUMBER -> number(value, to);
            case BOOLEAN -> to.writeBoolean(value.booleanValue());
            case NULL -> to.writeNull();
            case BINARY, MISSING, POJO -> throw new IllegalStateException("not of JSON");
        }
    }

    private static void number(JsonNode value, JsonGenerator to) throws IOException {
        if (value.isIntegralNumber()) {
            to.writeNumber(value.bigIntegerValue());
        } else {
            to.writeNumber(value.doubleValue());
        }
    }
}
