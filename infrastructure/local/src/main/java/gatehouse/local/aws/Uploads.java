package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.storage.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/// S3's multipart uploads, as strict as S3: a part that is not the last has 5 MiB at least, and the
/// list that completes a file names every part as it was kept last.
final class Uploads {
    private static final int LEAST = 5 * 1024 * 1024;
    private static final Pattern PART = Pattern.compile("<Part>.*?</Part>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");
    private static final Pattern TAG = Pattern.compile("<ETag>(?:&quot;|\")?([0-9a-f]+)");
    private static final String UPLOAD = "upload";
    private static final String NUMBER_FIELD = "part";
    private static final String COMPLETED = "completed";

    private final Journal journal;
    private final Map<String, NavigableMap<Integer, byte[]>> parts = new ConcurrentHashMap<>();
    private final Map<String, StoredFile.Kind> kinds = new ConcurrentHashMap<>();

    /// @param journal with what else lies in the buckets
    Uploads(Journal journal) {
        this.journal = journal;
    }

    /// Takes an entry of the journal, if it is about an upload.
    boolean recall(JsonNode past) {
        if (!past.has(UPLOAD)) {
            return false;
        }
        var upload = past.path(UPLOAD).asText();
        if (past.path(COMPLETED).asBoolean()) {
            forget(upload);
        } else {
            var all = parts.computeIfAbsent(upload, _ -> new ConcurrentSkipListMap<>());
            if (past.has(NUMBER_FIELD)) {
                var content = StoredFile.content(past).asByteArray();
                all.put(past.path(NUMBER_FIELD).asInt(), content);
            } else {
                kinds.put(upload, StoredFile.Kind.read(past));
            }
        }
        return true;
    }

    private void forget(String upload) {
        parts.remove(upload);
        kinds.remove(upload);
    }

    Answer create(Call call) {
        var upload = UUID.randomUUID().toString();
        var kind = StoredFile.Kind.of(call);
        parts.put(upload, new ConcurrentSkipListMap<>());
        kinds.put(upload, kind);
        journal.append(kind.json().put(UPLOAD, upload));
        return Answer.of(
                200,
                "application/xml",
                "<InitiateMultipartUploadResult><Key>%s</Key><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                        .formatted(call.path(), upload));
    }

    Answer part(Call call) {
        var upload = query(call, "uploadId");
        var all = parts.get(upload);
        if (all == null) {
            return FileBuckets.error(404, "NoSuchUpload");
        }
        int number = Integer.parseInt(query(call, "partNumber"));
        var content = AwsChunked.content(call.request(), call.body());
        all.put(number, content);
        journal.append(
                JsonNodeFactory.instance
                        .objectNode()
                        .put(UPLOAD, upload)
                        .put(NUMBER_FIELD, number)
                        .put("content", Base64.getEncoder().encodeToString(content)));
        return new Answer(
                200,
                Map.of("ETag", List.of("\"" + tag(content) + "\"")),
                SdkBytes.fromByteArray(new byte[0]));
    }

    /// @param put keeps the whole file
    Answer complete(Call call, Consumer<StoredFile> put) throws IOException {
        var upload = query(call, "uploadId");
        var all = parts.get(upload);
        var kind = kinds.get(upload);
        if (all == null || kind == null) {
            return FileBuckets.error(404, "NoSuchUpload");
        }
        var named = named(call.body().asUtf8String());
        var file = new ByteArrayOutputStream();
        for (var part : named.entrySet()) {
            var content = all.get(part.getKey());
            if (content == null || !tag(content).equals(part.getValue())) {
                return FileBuckets.error(400, "InvalidPart");
            }
            if (content.length < LEAST && part.getKey() < named.lastKey()) {
                return FileBuckets.error(400, "EntityTooSmall");
            }
            file.write(content);
        }
        put.accept(new StoredFile(SdkBytes.fromByteArray(file.toByteArray()), kind));
        forget(upload);
        journal.append(
                JsonNodeFactory.instance.objectNode().put(UPLOAD, upload).put(COMPLETED, true));
        return Answer.of(
                200,
                "application/xml",
                "<CompleteMultipartUploadResult><ETag>\"local\"</ETag></CompleteMultipartUploadResult>");
    }

    /// The parts that a file is to be made of, each with its tag.
    private static NavigableMap<Integer, String> named(String xml) {
        var named = new TreeMap<Integer, String>();
        PART.matcher(xml)
                .results()
                .map(found -> found.group())
                .forEach(part -> {
                    var number = NUMBER.matcher(part);
                    var tag = TAG.matcher(part);
                    if (number.find() && tag.find()) {
                        named.put(Integer.parseInt(number.group(1)), tag.group(1));
                    }
                });
        return named;
    }

    private static String query(Call call, String name) {
        return call.request().firstMatchingRawQueryParameter(name).orElse("");
    }

    private static String tag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
