package gatehouse.local.aws;

import gatehouse.aws.Platform;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// One function's surroundings here.
///
/// @param environment the function's variables from the template
/// @param log takes the lines of its log
public record LocalPlatform(
        String function,
        Clock clock,
        Map<String, String> environment,
        Service services,
        Region region,
        Consumer<String> log)
        implements Platform {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AwsCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /// One whose log nobody reads.
    public LocalPlatform(
            String function,
            Clock clock,
            Map<String, String> environment,
            Service services,
            Region region) {
        this(function, clock, environment, services, region, _ -> {});
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }

    @Override
    public SdkHttpClient http() {
        return new InProcessHttp(function, services);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return NOBODY;
    }

    @Override
    public Optional<URI> endpoint(String service) {
        return Optional.of(URI.create(InProcessHttp.endpoint(service)));
    }
}
