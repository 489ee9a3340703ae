package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.SdkBytes;

/// S3: objects put and got whole, or put in parts.
public final class FileBuckets implements Service {
    private final Journal journal;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Uploads uploads;

    public FileBuckets(Journal journal) {
        this.journal = journal;
        this.uploads = new Uploads(journal);
        for (var past : journal.past()) {
            if (!uploads.recall(past)) {
                objects.put(past.path("path").asText(), content(past));
            }
        }
    }

    /// Everything that is there, as text, by `/bucket/key`.
    public SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        objects.forEach(
                (path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /// One object, by `/bucket/key` as in an address.
    public Optional<SdkBytes> object(String path) {
        return Optional.ofNullable(objects.get(path)).map(SdkBytes::fromByteArray);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var path = call.path();
        return switch (call.action()) {
            case "PutObject" -> {
                put(path, AwsChunked.content(call.request(), call.body()));
                yield new Answer(
                        200,
                        Map.of("ETag", List.of("\"local\"")),
                        SdkBytes.fromByteArray(new byte[0]));
            }
            case "GetObject" ->
                    object(path)
                            .map(bytes -> new Answer(200, Map.of(), bytes))
                            .orElseGet(() -> error(404, "NoSuchKey"));
            case "HeadObject" ->
                    new Answer(
                            objects.containsKey(path) ? 200 : 404,
                            Map.of(),
                            SdkBytes.fromByteArray(new byte[0]));
            case "CreateMultipartUpload" -> uploads.create(path);
            case "UploadPart" -> uploads.part(call);
            case "CompleteMultipartUpload" -> uploads.complete(call, content -> put(path, content));
            default -> error(501, "NotImplemented");
        };
    }

    private void put(String path, byte[] content) {
        objects.put(path, content);
        journal.append(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("path", path)
                        .put("content", Base64.getEncoder().encodeToString(content)));
    }

    static byte[] content(JsonNode entry) {
        return Base64.getDecoder().decode(entry.path("content").asText());
    }

    static Answer error(int status, String code) {
        return Answer.of(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
