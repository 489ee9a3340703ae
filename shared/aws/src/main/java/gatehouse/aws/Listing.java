package gatehouse.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What to read of one partition, in order.
///
/// @param index an index's name; empty for the table itself, which is read strongly
/// @param pkName the partition attribute's name
/// @param pk the partition
/// @param skName the sort attribute's name
/// @param range which part of it
/// @param forward whether rising
/// @param limit how many items at most in one page, at least 1
/// @param after the key after which to go on, an index's attributes included; none from the start
record Listing(
        String index,
        String pkName,
        String pk,
        String skName,
        Range range,
        boolean forward,
        int limit,
        Map<String, AttributeValue> after) {

    /// Part of a partition.
    sealed interface Range {
        record Prefix(String prefix) implements Range {
            @Override
            public String condition(
                    String skName, Map<String, String> names, Map<String, AttributeValue> values) {
                names.put("#sk", skName);
                values.put(":from", AttributeValue.fromS(prefix));
                return " AND begins_with(#sk, :from)";
            }
        }

        /// Both ends belong to it.
        record Between(String from, String to) implements Range {
            @Override
            public String condition(
                    String skName, Map<String, String> names, Map<String, AttributeValue> values) {
                names.put("#sk", skName);
                values.put(":from", AttributeValue.fromS(from));
                values.put(":to", AttributeValue.fromS(to));
                return " AND #sk BETWEEN :from AND :to";
            }
        }

        /// All of it.
        record Whole() implements Range {
            @Override
            public String condition(
                    String skName, Map<String, String> names, Map<String, AttributeValue> values) {
                return "";
            }
        }

        /// What a query's condition says of it, after the partition; its names and values are added
        /// to those of the query.
        String condition(
                String skName, Map<String, String> names, Map<String, AttributeValue> values);
    }

    static Listing prefix(String pk, String prefix, int limit) {
        return new Listing("", Key.PK, pk, Key.SK, new Range.Prefix(prefix), true, limit, Map.of());
    }

    static Listing whole(String pk, int limit) {
        return new Listing("", Key.PK, pk, Key.SK, new Range.Whole(), true, limit, Map.of());
    }

    static Listing ofIndex(String index, String pkName, String pk, String skName, int limit) {
        return new Listing(index, pkName, pk, skName, new Range.Whole(), true, limit, Map.of());
    }

    Listing falling() {
        return new Listing(index, pkName, pk, skName, range, false, limit, after);
    }

    /// Only where the sort key begins so.
    Listing starting(String prefix) {
        return new Listing(
                index, pkName, pk, skName, new Range.Prefix(prefix), forward, limit, after);
    }

    /// Only from one sort key to another, both included.
    Listing between(String from, String to) {
        return new Listing(
                index, pkName, pk, skName, new Range.Between(from, to), forward, limit, after);
    }

    /// Going on after an item of the table itself.
    Listing after(String sk) {
        return new Listing(
                index, pkName, pk, skName, range, forward, limit, new Key(pk, sk).attributes());
    }

    /// Going on after an item of an index.
    ///
    /// @param key its place in the table
    /// @param at where it stands in the index
    Listing after(Key key, String at) {
        var start = new HashMap<>(key.attributes());
        start.put(pkName, AttributeValue.fromS(pk));
        start.put(skName, AttributeValue.fromS(at));
        return new Listing(index, pkName, pk, skName, range, forward, limit, start);
    }
}
