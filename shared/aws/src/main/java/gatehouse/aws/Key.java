package gatehouse.aws;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The place of one item. Only [Keys] makes them.
///
/// @param pk the partition
/// @param sk the place in it
public record Key(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    static Key of(Map<String, AttributeValue> item) {
        return new Key(
                Objects.requireNonNull(item.get(PK)).s(), Objects.requireNonNull(item.get(SK)).s());
    }
}
