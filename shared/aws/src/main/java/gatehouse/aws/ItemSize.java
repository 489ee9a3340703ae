package gatehouse.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large DynamoDB counts an item, in bytes.
///
/// @see <a
///   href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
///   item sizes and formats</a>
public final class ItemSize {
    private static final int CONTAINER = 3;

    private ItemSize() {}

    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> text(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            // two digits to a byte, and one byte more
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArray().length;
            case BOOL, NUL -> 1;
            case SS -> texts(value.ss());
            case NS -> value.ns().stream().mapToInt(n -> (n.length() + 1) / 2 + 1).sum();
            case BS -> value.bs().stream().mapToInt(bytes -> bytes.asByteArray().length).sum();
            case M -> CONTAINER + value.m().size() + of(value.m());
            case L ->
                    CONTAINER + value.l().size() + value.l().stream().mapToInt(ItemSize::of).sum();
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("an attribute of no known type");
        };
    }

    private static int texts(List<String> texts) {
        return texts.stream().mapToInt(ItemSize::text).sum();
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
