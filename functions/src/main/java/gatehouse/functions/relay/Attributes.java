package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import gatehouse.aws.Item;
import java.util.HashMap;
import java.util.Map;

/// The stream's attribute values as the table's: Lambda brings them in a type of its own.
final class Attributes {
    private Attributes() {}

    static Item item(Map<String, AttributeValue> image) {
        return new Item(map(image));
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
            to.l(value.getL().stream().map(Attributes::value).toList());
        } else if (value.getSS() != null) {
            to.ss(value.getSS());
        } else {
            throw new IllegalArgumentException("an attribute of a type that no item holds");
        }
        return to.build();
    }
}
