package gatehouse.bench;

import gatehouse.aws.Beside;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.s3.S3Client;

/// Reads all that the list's index has of a tenant, in pages as large as the export's, looks at
/// none of it, and writes so many bytes in parts. (Without a limit DynamoDB Local takes five times
/// as long as the export for pages of 1 MB, which says nothing of either.) On demand it reads the
/// account of each entry as well, as the export has to.
final class BareExport {
    private static final int PART = 5 * 1024 * 1024;
    private static final int PAGE = 1000;
    private static final int BATCH = 100;
    private final DynamoDbClient table;
    private final S3Client bucket;
    private final Scene scene;

    BareExport(ScenePlatform platform, Scene scene) {
        this.table = platform.bare();
        this.scene = scene;
        this.bucket =
                S3Client.builder()
                        .httpClient(platform.http())
                        .credentialsProvider(platform.credentials())
                        .region(platform.region())
                        .endpointOverride(scene.endpoint("s3"))
                        .forcePathStyle(true)
                        .build();
    }

    /// What a query read.
    record Queried(int rows, double units) {}

    /// Does it once.
    ///
    /// @param bytes to write
    Queried run(String tenant, long bytes) {
        return run(tenant, bytes, _ -> {});
    }

    /// Does it once, and reads the accounts of each page: a hundred in a request, all requests at
    /// once.
    Queried runWithAccounts(String tenant, long bytes) {
        return run(tenant, bytes, this::readAccounts);
    }

    private Queried run(String tenant, long bytes, Consumer<QueryResponse> eachPage) {
        var queried = query(tenant, eachPage);
        write(bytes);
        return queried;
    }

    /// What the bucket was sent so far, by whomever.
    long bytesWritten() {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(scene.endpoint("s3") + "/")).build();
            return Long.parseLong(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Queried query(String tenant, Consumer<QueryResponse> eachPage) {
        var all =
                QueryRequest.builder()
                        .tableName(scene.tableName())
                        .indexName("by-name")
                        .limit(PAGE)
                        .keyConditionExpression("directory = :tenant")
                        .expressionAttributeValues(
                                Map.of(":tenant", AttributeValue.fromS("T#" + tenant)))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
        int rows = 0;
        double units = 0;
        for (var page : table.queryPaginator(all)) {
            rows += page.count();
            units += page.consumedCapacity().capacityUnits();
            eachPage.accept(page);
        }
        return new Queried(rows, units);
    }

    private void readAccounts(QueryResponse page) {
        var hundreds =
                page.items().stream()
                        .map(BareExport::account)
                        .gather(Gatherers.windowFixed(BATCH))
                        .toList();
        int found = Beside.each(hundreds, this::read).stream().mapToInt(Integer::intValue).sum();
        if (found != page.count()) {
            throw new IllegalStateException(found + " accounts of " + page.count());
        }
    }

    private int read(List<Map<String, AttributeValue>> places) {
        var wanted = KeysAndAttributes.builder().keys(places).build();
        return table.batchGetItem(get -> get.requestItems(Map.of(scene.tableName(), wanted)))
                .responses()
                .getOrDefault(scene.tableName(), List.of())
                .size();
    }

    /// Where the account of a member stands.
    private static Map<String, AttributeValue> account(Map<String, AttributeValue> entry) {
        var account = Keys.account(Keys.accountOf(new Item(entry).key()).orElseThrow());
        return Map.of(
                "pk", AttributeValue.fromS(account.pk()),
                "sk", AttributeValue.fromS(account.sk()));
    }

    private void write(long bytes) {
        var upload =
                bucket.createMultipartUpload(create -> create.bucket("bench").key("bare"))
                        .uploadId();
        int number = 1;
        for (long left = bytes; left > 0; left -= PART) {
            var part = RequestBody.fromBytes(new byte[(int) Math.min(PART, left)]);
            int at = number++;
            var _ =
                    bucket.uploadPart(
                            put -> put.bucket("bench").key("bare").uploadId(upload).partNumber(at),
                            part);
        }
        var _ =
                bucket.completeMultipartUpload(
                        complete -> complete.bucket("bench").key("bare").uploadId(upload));
    }
}
