package gatehouse.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.storage.Storage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// SQLite's rollback journal is there for as long as a transaction is not committed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnDiskTest {
    private static final int TIMES = 30;
    private static final String TABLE = "things";

    @TempDir Path folder;

    @Test
    void a_transaction_is_committed_before_it_is_answered() {
        try (var local = DynamoLocal.start(new Storage.Folder(folder));
                var client = client(local)) {
            create(client);
            for (int i = 0; i < TIMES; i++) {
                var items = List.of(put("a" + i), put("b" + i));
                var _ = client.transactWriteItems(write -> write.transactItems(items));
                assertThat(folder.toFile().list())
                        .as("after transaction %d", i)
                        .noneMatch(name -> name.endsWith("-journal"));
            }
        }
    }

    private static DynamoDbClient client(DynamoLocal local) {
        var nobody = AwsBasicCredentials.create("key", "secret");
        return DynamoDbClient.builder()
                .httpClient(new InProcessHttp("test", local))
                .endpointOverride(URI.create(InProcessHttp.endpoint("dynamodb")))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(nobody))
                .build();
    }

    private static void create(DynamoDbClient client) {
        var key = KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
        var type =
                AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build();
        var _ =
                client.createTable(create ->
                        create.tableName(TABLE)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(key)
                                .attributeDefinitions(type));
    }

    private static TransactWriteItem put(String name) {
        var item = Map.of("pk", AttributeValue.fromS(name));
        return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(item)).build();
    }
}
