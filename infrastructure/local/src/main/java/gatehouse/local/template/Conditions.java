package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The template's conditions.
final class Conditions {
    private final JsonNode declared;
    private final UnaryOperator<JsonNode> resolve;

    /// @param resolve replaces references by what they stand for
    Conditions(JsonNode declared, UnaryOperator<JsonNode> resolve) {
        this.declared = declared;
        this.resolve = resolve;
    }

    boolean holds(String name) {
        if (!declared.has(name)) {
            throw new IllegalArgumentException("no such condition: " + name);
        }
        return holds(declared.path(name));
    }

    private boolean holds(JsonNode condition) {
        var entry = condition.properties().iterator().next();
        var operands = entry.getValue();
        return switch (entry.getKey()) {
            case "Fn::Equals" -> {
                var first = resolve.apply(operands.path(0)).asText();
                yield first.equals(resolve.apply(operands.path(1)).asText());
            }
            case "Fn::Not" -> !holds(operands.path(0));
            case "Fn::And" -> all(operands).allMatch(this::holds);
            case "Fn::Or" -> all(operands).anyMatch(this::holds);
            case "Condition" -> holds(operands.asText());
            default -> throw new IllegalArgumentException("not known here: " + entry.getKey());
        };
    }

    private static Stream<JsonNode> all(JsonNode operands) {
        return StreamSupport.stream(operands.spliterator(), false);
    }
}
