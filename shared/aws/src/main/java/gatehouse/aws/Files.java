package gatehouse.aws;

import gatehouse.domain.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Files in one bucket.
public final class Files {
    /// The least that a part of a file must have in bytes, unless it is the last.
    public static final int LEAST_PART = 5 * 1024 * 1024;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Later<S3Client> client;
    private final Later<SignedLinks> links;
    private final String bucket;

    Files(Later<S3Client> client, Later<SignedLinks> links, String bucket) {
        this.client = client;
        this.links = links;
        this.bucket = bucket;
    }

    /// Keeps a text under a name; the same name again replaces it.
    public void put(String name, String text) {
        var _ =
                reach(() ->
                        client.get()
                                .putObject(
                                        put -> put.bucket(bucket).key(name),
                                        RequestBody.fromString(text)));
    }

    /// Keeps bytes under a name; the same name again replaces them.
    ///
    /// @param type their media type
    public void put(String name, byte[] content, String type) {
        var _ =
                reach(() ->
                        client.get()
                                .putObject(
                                        put -> put.bucket(bucket).key(name).contentType(type),
                                        RequestBody.fromBytes(content)));
    }

    /// The bytes of a file, if there is one.
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(
                    reach(() -> client.get().getObjectAsBytes(get -> get.bucket(bucket).key(name)))
                            .asByteArray());
        } catch (S3Exception refused) {
            return absent(refused);
        }
    }

    /// Deletes a file; done again it does nothing.
    public void delete(String name) {
        var _ = reach(() -> client.get().deleteObject(delete -> delete.bucket(bucket).key(name)));
    }

    /// A file that is there.
    ///
    /// @param since when it was written
    public record Found(String name, Instant since) {}

    /// The files whose names begin so.
    public List<Found> under(String folder) {
        return reach(() ->
                client
                        .get()
                        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder))
                        .contents()
                        .stream()
                        .map(file -> new Found(file.key(), file.lastModified()))
                        .toList());
    }

    /// Begins a file that is written in parts. It is not there before it is complete; one that
    /// never is goes by itself after a day.
    ///
    /// @param type its media type
    /// @param disposition how browsers take it, and under which name
    /// @return the upload's name
    public String begin(String name, String type, String disposition) {
        return reach(() ->
                        client.get()
                                .createMultipartUpload(create ->
                                        create.bucket(bucket)
                                                .key(name)
                                                .contentType(type)
                                                .contentDisposition(disposition)))
                .uploadId();
    }

    /// Keeps a part of a file; the same number again replaces it.
    ///
    /// @param number from 1
    /// @param content at least [#LEAST_PART] bytes, unless it is the last
    /// @return a receipt, to complete the file with
    public String part(String name, String upload, int number, byte[] content) {
        return reach(() ->
                        client.get()
                                .uploadPart(
                                        part ->
                                                part.bucket(bucket)
                                                        .key(name)
                                                        .uploadId(upload)
                                                        .partNumber(number),
                                        RequestBody.fromBytes(content)))
                .eTag();
    }

    /// Makes one file of its parts. Done again it does nothing.
    ///
    /// @param receipts of all parts, in order
    /// @throws IllegalStateException if there is neither such an upload nor such a file
    public void complete(String name, String upload, List<String> receipts) {
        var parts =
                IntStream.range(0, receipts.size())
                        .mapToObj(at ->
                                CompletedPart.builder()
                                        .partNumber(at + 1)
                                        .eTag(receipts.get(at))
                                        .build())
                        .toList();
        try {
            var _ =
                    reach(() ->
                            client.get()
                                    .completeMultipartUpload(complete ->
                                            complete.bucket(bucket)
                                                    .key(name)
                                                    .uploadId(upload)
                                                    .multipartUpload(all -> all.parts(parts))));
        } catch (NoSuchUploadException over) {
            // it was completed before, by a try whose answer was lost
            if (!has(name)) {
                throw new IllegalStateException("an upload that is gone", over);
            }
        }
    }

    /// Whether there is such a file.
    public boolean has(String name) {
        try {
            var _ = reach(() -> client.get().headObject(head -> head.bucket(bucket).key(name)));
            return true;
        } catch (S3Exception refused) {
            return absent(refused).isPresent();
        }
    }

    /// Nothing, where that is what a refusal says.
    private static <T> Optional<T> absent(S3Exception refused) {
        // who may not list a bucket is told 403 of what is not there
        if (refused.statusCode() == NOT_FOUND || refused.statusCode() == FORBIDDEN) {
            return Optional.empty();
        }
        throw refused;
    }

    /// An address under which whoever has it can fetch a file for a while. Whether there is such a
    /// file is not asked.
    ///
    /// @param life one second to seven days
    public URI link(String name, Duration life) {
        return links.get().link(bucket, name, life);
    }

    private static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException silent) {
            throw new Unreachable("the bucket does not answer", silent);
        } catch (AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= 500) {
                throw new Unreachable("the bucket is busy", refused);
            }
            throw refused;
        }
    }
}
