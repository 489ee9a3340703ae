package gatehouse.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Writes down listings and writes as DynamoDB wants them.
///
/// @param table its name
record Requests(String table) {
    /// So that each answer says what it took.
    static final ReturnConsumedCapacity UNITS = ReturnConsumedCapacity.TOTAL;

    /// One page of a listing.
    QueryRequest query(Listing listing) {
        var names = new HashMap<>(Map.of("#pk", listing.pkName()));
        var values = new HashMap<>(Map.of(":pk", AttributeValue.fromS(listing.pk())));
        var condition = "#pk = :pk" + listing.range().condition(listing.skName(), names, values);
        var query =
                QueryRequest.builder()
                        .tableName(table)
                        .returnConsumedCapacity(UNITS)
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .scanIndexForward(listing.forward())
                        .limit(listing.limit());
        if (!listing.after().isEmpty()) {
            query.exclusiveStartKey(listing.after());
        }
        return (listing.index().isEmpty()
                        ? query.consistentRead(true)
                        : query.indexName(listing.index()))
                .build();
    }

    /// A put that brings back the item that stood in its way.
    PutItemRequest put(Write.Create write) {
        var terms = Expressions.of(write);
        return PutItemRequest.builder()
                .tableName(table)
                .returnConsumedCapacity(UNITS)
                .item(write.item().attributes())
                .conditionExpression(terms.condition())
                .expressionAttributeNames(terms.names())
                .expressionAttributeValues(terms.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /// An update that brings back the item that stood in its way.
    UpdateItemRequest update(Write.Update write) {
        var terms = Expressions.of(write);
        var request =
                UpdateItemRequest.builder()
                        .tableName(table)
                        .returnConsumedCapacity(UNITS)
                        .key(write.key().attributes())
                        .updateExpression(terms.update())
                        .expressionAttributeNames(terms.names())
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!terms.values().isEmpty()) {
            request.expressionAttributeValues(terms.values());
        }
        if (!terms.condition().isEmpty()) {
            request.conditionExpression(terms.condition());
        }
        return request.build();
    }

    DeleteItemRequest delete(Write.Delete write) {
        var terms = Expressions.of(write);
        return DeleteItemRequest.builder()
                .tableName(table)
                .returnConsumedCapacity(UNITS)
                .key(write.key().attributes())
                .conditionExpression(terms.condition())
                .expressionAttributeNames(terms.names())
                .expressionAttributeValues(terms.values())
                .build();
    }

    /// The same writes as parts of a transaction.
    TransactWriteItem item(Write write) {
        return switch (write) {
            case Write.Create create -> {
                var put = put(create);
                yield TransactWriteItem.builder()
                        .put(to ->
                                to.tableName(table)
                                        .item(put.item())
                                        .conditionExpression(put.conditionExpression())
                                        .expressionAttributeNames(put.expressionAttributeNames())
                                        .expressionAttributeValues(put.expressionAttributeValues()))
                        .build();
            }
            case Write.Delete delete -> {
                var request = delete(delete);
                yield TransactWriteItem.builder()
                        .delete(from ->
                                from.tableName(table)
                                        .key(request.key())
                                        .conditionExpression(request.conditionExpression())
                                        .expressionAttributeNames(
                                                request.expressionAttributeNames())
                                        .expressionAttributeValues(
                                                request.expressionAttributeValues()))
                        .build();
            }
            case Write.Check check -> {
                var terms = Expressions.of(check);
                yield TransactWriteItem.builder()
                        .conditionCheck(on -> {
                            on.tableName(table)
                                    .key(check.key().attributes())
                                    .conditionExpression(terms.condition())
                                    .expressionAttributeNames(terms.names());
                            if (!terms.values().isEmpty()) {
                                on.expressionAttributeValues(terms.values());
                            }
                        })
                        .build();
            }
            case Write.Update update -> {
                var terms = Expressions.of(update);
                yield TransactWriteItem.builder()
                        .update(to -> {
                            to.tableName(table)
                                    .key(update.key().attributes())
                                    .updateExpression(terms.update())
                                    .expressionAttributeNames(terms.names())
                                    .expressionAttributeValues(terms.values());
                            if (!terms.condition().isEmpty()) {
                                to.conditionExpression(terms.condition());
                            }
                        })
                        .build();
            }
        };
    }
}
