package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CloudFormation's references: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If` and `Fn::Split`. Anything
/// else is refused by name.
final class Intrinsics {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STACK_NAME = "AWS::StackName";
    private static final String NO_VALUE = "AWS::NoValue";

    private final JsonNode document;
    private final Map<String, String> parameters;
    private final Predicate<String> conditions;
    private final PhysicalNames physical;

    Intrinsics(JsonNode document, Map<String, String> parameters, Predicate<String> conditions) {
        this.document = document;
        this.parameters = parameters;
        this.conditions = conditions;
        this.physical = new PhysicalNames(parameters.getOrDefault(STACK_NAME, PhysicalNames.STACK));
    }

    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            var array = NODES.arrayNode();
            for (var each : node) {
                var value = resolve(each);
                if (!value.isMissingNode()) {
                    array.add(value);
                }
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        return node.size() == 1 && isIntrinsic(node.fieldNames().next())
                ? intrinsic(node.fieldNames().next(), node.elements().next())
                : object(node);
    }

    private JsonNode object(JsonNode node) {
        var object = NODES.objectNode();
        for (var entry : node.properties()) {
            var value = resolve(entry.getValue());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        }
        return object;
    }

    private static boolean isIntrinsic(String name) {
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private JsonNode intrinsic(String name, JsonNode operand) {
        return switch (name) {
            case "Ref" ->
                    operand.asText().equals(NO_VALUE)
                            ? NODES.missingNode()
                            : TextNode.valueOf(ref(operand.asText()));
            case "Fn::GetAtt" ->
                    TextNode.valueOf(attribute(operand.path(0).asText(), operand.path(1).asText()));
            case "Fn::Sub" -> TextNode.valueOf(substituted(operand));
            case "Fn::Split" -> split(operand.path(0).asText(), resolve(operand.path(1)).asText());
            case "Fn::If" ->
                    resolve(operand.path(conditions.test(operand.path(0).asText()) ? 1 : 2));
            default -> throw new IllegalArgumentException("not known here: " + name);
        };
    }

    private static JsonNode split(String separator, String text) {
        var parts = NODES.arrayNode();
        for (var part : text.split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private String substituted(JsonNode operand) {
        var own = operand.isArray() ? operand.path(1) : NODES.missingNode();
        var text = operand.isArray() ? operand.path(0).asText() : operand.asText();
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(substitute(found.group(1), own)));
    }

    private String substitute(String name, JsonNode own) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (own.has(name)) {
            return resolve(own.path(name)).asText();
        }
        var dot = name.indexOf('.');
        return dot < 0 ? ref(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    String ref(String name) {
        if (parameters.containsKey(name)) {
            return parameters.getOrDefault(name, "");
        }
        var parameter = document.path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return parameter.path("Default").asText();
        }
        return switch (name) {
            case STACK_NAME -> physical.stack();
            case "AWS::Region" -> PhysicalNames.REGION;
            case "AWS::AccountId" -> PhysicalNames.ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> {
                var id = logicalId(name);
                yield physical.ref(id, type(id), names(id));
            }
        };
    }

    String attribute(String id, String attribute) {
        return physical.attribute(id, type(id), names(id), attribute);
    }

    /// SAM's `Function.Alias` is the function.
    private static String logicalId(String name) {
        return name.endsWith(".Alias") ? name.substring(0, name.length() - 6) : name;
    }

    private String type(String id) {
        var resource = document.path("Resources").path(id);
        if (resource.isMissingNode()) {
            throw new IllegalArgumentException("neither a parameter nor a resource: " + id);
        }
        return resource.path("Type").asText();
    }

    /// The texts among a resource's properties, without what could refer back to it.
    private JsonNode names(String id) {
        var names = NODES.objectNode();
        for (var entry : document.path("Resources").path(id).path("Properties").properties()) {
            if (entry.getKey().endsWith("Name")) {
                names.set(entry.getKey(), resolve(entry.getValue()));
            }
        }
        return names;
    }
}
