package gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.s3.S3Client;

/// Reads all that the list's index has of a tenant, in pages as large as the export's, looks at
/// none of it, and writes so many bytes in parts. (Without a limit DynamoDB Local takes five times
/// as long as the export for pages of 1 MB, which says nothing of either.)
final class BareExport {
    private static final int PART = 5 * 1024 * 1024;
    private static final int PAGE = 1000;
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
        var queried = query(tenant);
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

    private Queried query(String tenant) {
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
        }
        return new Queried(rows, units);
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
