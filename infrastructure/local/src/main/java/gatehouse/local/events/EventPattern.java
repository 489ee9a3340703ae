package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which events somebody wants: exact values, prefixes and whether a leaf exists, as EventBridge
/// and Lambda's event filters have them. What else a pattern may hold is refused, not passed over.
public sealed interface EventPattern {

    boolean matches(JsonNode event);

    /// Reads a pattern.
    ///
    /// @throws IllegalArgumentException if the pattern asks for what is not known here
    static EventPattern of(JsonNode pattern) {
        return switch (pattern) {
            case ArrayNode choices ->
                    new Leaf(
                            StreamSupport.stream(choices.spliterator(), false)
                                    .map(Choice::of)
                                    .toList());
            case JsonNode object when object.isObject() ->
                    new All(
                            object.properties().stream()
                                    .map(entry -> new Member(entry.getKey(), of(entry.getValue())))
                                    .toList());
            default -> throw new IllegalArgumentException("not a pattern: " + pattern);
        };
    }

    /// Everything at once.
    record All(List<Member> members) implements EventPattern {
        @Override
        public boolean matches(JsonNode event) {
            return members.stream().allMatch(member -> member.matches(event));
        }
    }

    /// One member of an object.
    record Member(String name, EventPattern pattern) implements EventPattern {
        @Override
        public boolean matches(JsonNode event) {
            return pattern.matches(event.path(name));
        }
    }

    /// A value, or a list with such a value in it.
    record Leaf(List<Choice> choices) implements EventPattern {
        @Override
        public boolean matches(JsonNode event) {
            var values =
                    event.isArray()
                            ? StreamSupport.stream(event.spliterator(), false).toList()
                            : List.of(event);
            return choices.stream().anyMatch(choice -> values.stream().anyMatch(choice::takes));
        }
    }

    /// One of the values that a leaf may have.
    sealed interface Choice {
        boolean takes(JsonNode value);

        static Choice of(JsonNode choice) {
            if (choice.isValueNode()) {
                return new Exactly(choice);
            }
            var operator = Stream.of("prefix", "exists").filter(choice::has).findFirst();
            if (choice.size() == 1 && operator.isPresent()) {
                var operand = choice.path(operator.get());
                return operator.get().equals("prefix")
                        ? new Prefix(operand.asText())
                        : new Exists(operand.asBoolean());
            }
            throw new IllegalArgumentException("not known in a pattern here: " + choice);
        }
    }

    record Exactly(JsonNode wanted) implements Choice {
        @Override
        public boolean takes(JsonNode value) {
            return wanted.equals(value);
        }
    }

    record Prefix(String prefix) implements Choice {
        @Override
        public boolean takes(JsonNode value) {
            return value.isTextual() && value.asText().startsWith(prefix);
        }
    }

    /// As in EventBridge, only a leaf exists: an object does not.
    record Exists(boolean wanted) implements Choice {
        @Override
        public boolean takes(JsonNode value) {
            return wanted == value.isValueNode();
        }
    }
}
