package gatehouse.aws;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The images of the stream, which Lambda brings in a type of its own.
public final class StreamImages {
    /// Never leaves the table, not even for the bucket of what could not be decoded.
    private static final String PASSWORD = "password";

    private StreamImages() {}

    /// An image as an item; empty where there is none.
    ///
    /// @throws IllegalArgumentException if it holds a type that no item holds
    public static Optional<Item> item(@Nullable Map<String, AttributeValue> image) {
        return Optional.ofNullable(image)
                .filter(attributes -> !attributes.isEmpty())
                .map(attributes -> new Item(map(attributes)));
    }

    /// The same of an image, or of keys, in DynamoDB's own JSON.
    ///
    /// @throws IllegalArgumentException if it holds a type that no item holds
    public static Optional<Item> item(JsonNode image) {
        return image.isEmpty() ? Optional.empty() : Optional.of(new Item(map(image)));
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> map(
            JsonNode image) {
        var map =
                new HashMap<
                        String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
        image.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
        return map;
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(
            JsonNode typed) {
        var type = typed.properties().iterator().next();
        var value = type.getValue();
        var to = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        switch (type.getKey()) {
            case "S" -> to.s(value.textValue());
            case "N" -> to.n(value.textValue());
            case "BOOL" -> to.bool(value.booleanValue());
            case "M" -> to.m(map(value));
            case "L" -> to.l(value.valueStream().map(StreamImages::value).toList());
            case "SS" -> to.ss(value.valueStream().map(JsonNode::textValue).toList());
            default ->
                    throw new IllegalArgumentException("an attribute of a type that no item holds");
        }
        return to.build();
    }

    /// An image as DynamoDB's own JSON, whatever it holds, less the hash of a password.
    public static JsonNode json(@Nullable Map<String, AttributeValue> image) {
        var json = JsonNodeFactory.instance.objectNode();
        if (image != null) {
            image.forEach((name, value) -> {
                if (!name.equals(PASSWORD)) {
                    json.set(name, json(value));
                }
            });
        }
        return json;
    }

    private static JsonNode json(AttributeValue value) {
        var json = JsonNodeFactory.instance.objectNode();
        if (value.getS() != null) {
            json.put("S", value.getS());
        } else if (value.getN() != null) {
            json.put("N", value.getN());
        } else if (value.getBOOL() != null) {
            json.put("BOOL", value.getBOOL());
        } else if (value.getM() != null) {
            json.set("M", json(value.getM()));
        } else if (value.getL() != null) {
            var list = json.putArray("L");
            value.getL().forEach(element -> list.add(json(element)));
        } else if (value.getSS() != null) {
            value.getSS().forEach(json.putArray("SS")::add);
        } else {
            json.put("other", value.toString());
        }
        return json;
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> map(
            Map<String, AttributeValue> image) {
        var map =
                new HashMap<
                        String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
        image.forEach((name, value) -> map.put(name, value(value)));
        return map;
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(
            AttributeValue value) {
        var to = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        if (value.getS() != null) {
            to.s(value.getS());
        } else if (value.getN() != null) {
            to.n(value.getN());
        } else if (value.getBOOL() != null) {
            to.bool(value.getBOOL());
        } else if (value.getM() != null) {
            to.m(map(value.getM()));
        } else if (value.getL() != null) {
            to.l(value.getL().stream().map(StreamImages::value).toList());
        } else if (value.getSS() != null) {
            to.ss(value.getSS());
        } else {
            throw new IllegalArgumentException("an attribute of a type that no item holds");
        }
        return to.build();
    }
}
