package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.SdkBytes;

/// S3: objects put and got whole, or put in parts; listed and deleted.
public final class FileBuckets implements Service {
    private static final String DELETED = "deleted";

    private final Journal journal;
    private final Clock clock;
    private final Map<String, StoredFile> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Uploads uploads;

    public FileBuckets(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.uploads = new Uploads(journal);
        for (var past : journal.past()) {
            if (!uploads.recall(past)) {
                recall(past);
            }
        }
    }

    private void recall(JsonNode past) {
        var path = past.path("path").asText();
        if (past.path(DELETED).asBoolean()) {
            objects.remove(path);
        } else {
            objects.put(path, StoredFile.read(past));
            since.put(path, Instant.ofEpochMilli(past.path("at").asLong()));
        }
    }

    /// Everything that is there, as text, by `/bucket/key`.
    public SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        objects.forEach((path, file) -> texts.put(path, text(file.content())));
        return texts;
    }

    private static String text(SdkBytes content) {
        return new String(content.asByteArray(), StandardCharsets.UTF_8);
    }

    /// One object, by `/bucket/key` as in an address.
    public Optional<StoredFile> object(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var path = call.path();
        return switch (call.action()) {
            case "PutObject" -> {
                var content = AwsChunked.content(call.request(), call.body());
                put(
                        path,
                        new StoredFile(SdkBytes.fromByteArray(content), StoredFile.Kind.of(call)));
                yield new Answer(
                        200,
                        Map.of("ETag", List.of("\"local\"")),
                        SdkBytes.fromByteArray(new byte[0]));
            }
            case "GetObject" ->
                    object(path)
                            .map(file -> new Answer(200, Map.of(), file.content()))
                            .orElseGet(() -> error(404, "NoSuchKey"));
            case "HeadObject" ->
                    new Answer(
                            objects.containsKey(path) ? 200 : 404,
                            Map.of(),
                            SdkBytes.fromByteArray(new byte[0]));
            case "DeleteObject" -> {
                delete(path);
                yield new Answer(204, Map.of(), SdkBytes.fromByteArray(new byte[0]));
            }
            case "ListObjectsV2" -> list(call);
            case "CreateMultipartUpload" -> uploads.create(call);
            case "UploadPart" -> uploads.part(call);
            case "CompleteMultipartUpload" -> uploads.complete(call, file -> put(path, file));
            default -> error(501, "NotImplemented");
        };
    }

    private void put(String path, StoredFile file) {
        var now = clock.instant();
        since.put(path, now);
        objects.put(path, file);
        journal.append(file.json().put("path", path).put("at", now.toEpochMilli()));
    }

    private void delete(String path) {
        if (objects.remove(path) != null) {
            journal.append(
                    JsonNodeFactory.instance.objectNode().put("path", path).put(DELETED, true));
        }
    }

    /// What begins with a prefix, all on one page: what lies in a folder here is never more.
    private Answer list(Call call) {
        var bucket = call.path().replaceFirst("/*$", "/");
        var prefix = call.request().firstMatchingRawQueryParameter("prefix").orElse("");
        var found = new StringBuilder();
        objects.keySet().stream()
                .filter(path -> path.startsWith(bucket + prefix))
                .forEach(path ->
                        found.append("<Contents><Key>")
                                .append(path.substring(bucket.length()))
                                .append("</Key><LastModified>")
                                .append(since.getOrDefault(path, Instant.EPOCH))
                                .append("</LastModified></Contents>"));
        return Answer.of(
                200,
                "application/xml",
                "<ListBucketResult><IsTruncated>false</IsTruncated>"
                        + found
                        + "</ListBucketResult>");
    }

    static Answer error(int status, String code) {
        return Answer.of(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
