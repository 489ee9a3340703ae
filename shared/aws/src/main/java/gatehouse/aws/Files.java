package gatehouse.aws;

import gatehouse.domain.Unreachable;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Files in one bucket.
public final class Files {
    private final S3Client client;
    private final SignedLinks links;
    private final String bucket;

    Files(S3Client client, SignedLinks links, String bucket) {
        this.client = client;
        this.links = links;
        this.bucket = bucket;
    }

    /// Keeps a text under a name; the same name again replaces it.
    public void put(String name, String text) {
        try {
            var _ =
                    client.putObject(
                            put -> put.bucket(bucket).key(name), RequestBody.fromString(text));
        } catch (SdkClientException | AwsServiceException fault) {
            throw new Unreachable("the bucket does not answer", fault);
        }
    }

    /// An address under which whoever has it can fetch a file for a while. Whether there is such a
    /// file is not asked.
    ///
    /// @param life one second to seven days
    public URI link(String name, Duration life) {
        return links.link(bucket, name, life);
    }
}
