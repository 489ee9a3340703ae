package gatehouse.local.aws;

import gatehouse.aws.Platform;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
        Access access,
        Region region,
        Consumer<String> log)
        implements Platform {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// One whose log nobody reads.
    public LocalPlatform(
            String function,
            Clock clock,
            Map<String, String> environment,
            Service services,
            Access access,
            Region region) {
        this(function, clock, environment, services, access, region, _ -> {});
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
        return access.credentials();
    }

    @Override
    public Optional<URI> endpoint(String service) {
        return Optional.of(URI.create(InProcessHttp.endpoint(service)));
    }

    @Override
    public boolean hasProvidersOnLoopback() {
        return true;
    }

    @Override
    public Optional<URI> files() {
        return Optional.of(access.files());
    }
}
