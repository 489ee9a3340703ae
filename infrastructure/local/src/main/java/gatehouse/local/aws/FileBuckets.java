package gatehouse.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.SdkBytes;

/// S3: objects put and got, whole.
public final class FileBuckets implements Service {
    private static final String DOMAIN = ".s3.internal";

    private final Journal journal;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    public FileBuckets(Journal journal) {
        this.journal = journal;
        for (var past : journal.past()) {
            objects.put(
                    past.path("path").asText(),
                    Base64.getDecoder().decode(past.path("content").asText()));
        }
    }

    /// Everything that is there, as text, by `/bucket/key`.
    public SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        objects.forEach(
                (path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var path = path(call);
        return switch (call.action()) {
            case "PUTObject" -> {
                put(path, AwsChunked.content(call.request(), call.body()));
                yield new Answer(
                        200,
                        Map.of("ETag", List.of("\"local\"")),
                        SdkBytes.fromByteArray(new byte[0]));
            }
            case "GETObject" -> {
                var bytes = objects.get(path);
                yield bytes == null
                        ? error(404, "NoSuchKey")
                        : new Answer(200, Map.of(), SdkBytes.fromByteArray(bytes));
            }
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

    /// `/bucket/key`. The SDK names the bucket in the host, or in the path where it is no host
    /// name.
    public static String path(Call call) {
        var host = call.request().host();
        var path = call.request().encodedPath();
        return host.endsWith(DOMAIN)
                ? "/" + host.substring(0, host.length() - DOMAIN.length()) + path
                : path;
    }

    private static Answer error(int status, String code) {
        return Answer.of(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
