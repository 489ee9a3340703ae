package gatehouse.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;

/// Lambda's own environment. Credentials, seeds and connections come to be at their first use: what
/// is made while a function starts holds none.
final class LambdaPlatform implements Platform {
    private final SdkHttpClient http = AwsCrtHttpClient.builder().build();

    @Override
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Override
    public RandomGenerator random() {
        return new SecureRandom();
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public SdkHttpClient http() {
        return http;
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Override
    public Region region() {
        return Region.of(System.getenv("AWS_REGION"));
    }

    @Override
    public Optional<URI> endpoint(String service) {
        return Optional.empty();
    }
}
