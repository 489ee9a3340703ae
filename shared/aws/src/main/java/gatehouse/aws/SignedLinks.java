package gatehouse.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Utilities;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Signs addresses under which one object can be fetched for a while, by whoever has the address
/// (AWS Signature Version 4 in the query).
///
/// Not the SDK's `S3Presigner`, which knows no clock but the system's; this is the signer under it.
public final class SignedLinks {
    /// S3 takes no longer ones. A link signed by a role also ends with the role's session, which of
    /// a function is some hours.
    public static final Duration LONGEST = Duration.ofDays(7);

    private final Addresses addresses;
    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final Clock clock;

    @FunctionalInterface
    private interface Addresses {
        URI of(String bucket, String key);
    }

    private SignedLinks(
            Addresses addresses, AwsCredentialsProvider credentials, Region region, Clock clock) {
        this.addresses = addresses;
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    /// Links to where the platform keeps files.
    static SignedLinks of(Platform platform) {
        return platform.files()
                .map(base -> at(base, platform.credentials(), platform.region(), platform.clock()))
                .orElseGet(() ->
                        new SignedLinks(
                                s3(platform.region()),
                                platform.credentials(),
                                platform.region(),
                                platform.clock()));
    }

    /// Links to buckets that stand as folders under an address.
    ///
    /// @param base without a slash at the end
    public static SignedLinks at(
            URI base, AwsCredentialsProvider credentials, Region region, Clock clock) {
        Addresses below =
                (bucket, key) ->
                        URI.create(
                                base
                                        + "/"
                                        + bucket
                                        + "/"
                                        + SdkHttpUtils.urlEncodeIgnoreSlashes(key));
        return new SignedLinks(below, credentials, region, clock);
    }

    private static Addresses s3(Region region) {
        var s3 = S3Utilities.builder().region(region).build();
        return (bucket, key) ->
                URI.create(s3.getUrl(get -> get.bucket(bucket).key(key)).toExternalForm());
    }

    /// A link that is good from now on.
    ///
    /// @param life one second to seven days, in whole seconds
    URI link(String bucket, String key, Duration life) {
        return link(bucket, key, life, clock.instant());
    }

    /// The link that would have been made at some instant.
    ///
    /// @throws IllegalArgumentException if `life` is out of range
    public URI link(String bucket, String key, Duration life, Instant signedAt) {
        if (life.toSeconds() < 1 || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a link lives one second to seven days: " + life);
        }
        var identity = credentials.resolveCredentials();
        var request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(addresses.of(bucket, key))
                        .build();
        return AwsV4HttpSigner.create()
                .sign(sign ->
                        sign.identity(identity)
                                .request(request)
                                .putProperty(
                                        AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, life)
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                                .putProperty(
                                        HttpSigner.SIGNING_CLOCK,
                                        Clock.fixed(signedAt, ZoneOffset.UTC)))
                .request()
                .getUri();
    }
}
