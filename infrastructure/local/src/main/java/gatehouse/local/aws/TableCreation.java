package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Resource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/// Creates the template's table, unless it is there.
public final class TableCreation {
    private final DynamoDbClient client;
    private final JsonNode properties;

    /// Prepares for one table.
    ///
    /// @param table as the template declares it
    public TableCreation(DynamoDbClient client, Resource table) {
        this.client = client;
        this.properties = table.properties();
    }

    /// The table's stream.
    public String create(String name) {
        if (!client.listTables().tableNames().contains(name)) {
            var _ =
                    client.createTable(create ->
                            create.tableName(name)
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .attributeDefinitions(attributes())
                                    .keySchema(keys(properties))
                                    .globalSecondaryIndexes(indexes())
                                    .streamSpecification(stream()));
            expire(name);
        }
        return client.describeTable(describe -> describe.tableName(name)).table().latestStreamArn();
    }

    /// DynamoDB Local goes by the system's clock, which is never ahead of the movable one: what it
    /// erases was to be erased.
    private void expire(String name) {
        var declared = properties.path("TimeToLiveSpecification");
        if (declared.path("Enabled").asBoolean()) {
            var specification =
                    TimeToLiveSpecification.builder()
                            .enabled(true)
                            .attributeName(declared.path("AttributeName").asText())
                            .build();
            var _ =
                    client.updateTimeToLive(update ->
                            update.tableName(name).timeToLiveSpecification(specification));
        }
    }

    private List<AttributeDefinition> attributes() {
        return all(properties.path("AttributeDefinitions"))
                .map(each ->
                        AttributeDefinition.builder()
                                .attributeName(each.path("AttributeName").asText())
                                .attributeType(each.path("AttributeType").asText())
                                .build())
                .toList();
    }

    private List<GlobalSecondaryIndex> indexes() {
        return all(properties.path("GlobalSecondaryIndexes"))
                .map(each ->
                        GlobalSecondaryIndex.builder()
                                .indexName(each.path("IndexName").asText())
                                .keySchema(keys(each))
                                .projection(projection(each.path("Projection")))
                                .build())
                .toList();
    }

    private static Projection projection(JsonNode declared) {
        var projection =
                Projection.builder().projectionType(declared.path("ProjectionType").asText());
        var extra = Resource.texts(declared.path("NonKeyAttributes"));
        return extra.isEmpty() ? projection.build() : projection.nonKeyAttributes(extra).build();
    }

    private static List<KeySchemaElement> keys(JsonNode declared) {
        return all(declared.path("KeySchema"))
                .map(each ->
                        KeySchemaElement.builder()
                                .attributeName(each.path("AttributeName").asText())
                                .keyType(each.path("KeyType").asText())
                                .build())
                .toList();
    }

    private StreamSpecification stream() {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(
                        properties.path("StreamSpecification").path("StreamViewType").asText())
                .build();
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
