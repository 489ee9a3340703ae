package gatehouse.aws;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// Everything a function gets from outside: time, randomness, settings and the way to AWS.
///
/// In Lambda there is one ([#lambda()]); the local system and the tests bring their own. While a
/// function starts, clock, randomness, credentials and HTTP client are handed on but not used, so
/// that a SnapStart image holds no time, no random state, no secret and no credential.
public interface Platform {

    /// The clock of every decision; UTC, ticking in whole milliseconds.
    Clock clock();

    /// A cryptographically strong source of randomness.
    RandomGenerator random();

    /// The function's environment variables; the ones each function has are listed in
    /// `template.yaml`.
    Map<String, String> environment();

    /// The HTTP client under every AWS client of this function.
    SdkHttpClient http();

    /// Who the function is towards AWS.
    AwsCredentialsProvider credentials();

    /// The region of the table, the bus, the mails and the secrets.
    Region region();

    /// Where a service is, if it is not at AWS's own address.
    ///
    /// @param service the endpoint prefix: `dynamodb`, `ses`, `events`, `s3`, `secretsmanager`
    Optional<URI> endpoint(String service);

    /// Where the lines of the log go, one JSON object each: to standard output, which is Lambda's
    /// log.
    default Consumer<String> log() {
        return System.out::println;
    }

    /// Where people reach files by signed links, if not at S3's own address: buckets stand as
    /// folders under it.
    default Optional<URI> files() {
        return Optional.empty();
    }

    /// Whether identity providers may be reached by plain http on this very machine: never where
    /// people work, so a platform says no unless it says otherwise.
    default boolean hasProvidersOnLoopback() {
        return false;
    }

    /// The platform of a deployed function.
    static Platform lambda() {
        return new LambdaPlatform();
    }
}
