package gatehouse.bench;

import gatehouse.aws.Platform;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// As in Lambda, but for table and secrets, which another process of this machine has.
final class ScenePlatform implements Platform {
    private final Scene scene;
    private final Consumer<String> log;
    private final SdkHttpClient http = AwsCrtHttpClient.builder().build();

    ScenePlatform(Scene scene) {
        this(scene, System.out::println);
    }

    /// @param log where its lines go
    ScenePlatform(Scene scene, Consumer<String> log) {
        this.scene = scene;
        this.log = log;
    }

    @Override
    public Consumer<String> log() {
        return log;
    }

    /// A bare client to the same table, of the same kind.
    DynamoDbClient bare() {
        return DynamoDbClient.builder()
                .httpClient(http)
                .credentialsProvider(credentials())
                .region(region())
                .endpointOverride(endpoint("dynamodb").orElseThrow())
                .build();
    }

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
        return scene.environment();
    }

    @Override
    public SdkHttpClient http() {
        return http;
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    @Override
    public Region region() {
        return Region.of(scene.region());
    }

    @Override
    public Optional<URI> endpoint(String service) {
        return Optional.of(scene.endpoint(service));
    }
}
