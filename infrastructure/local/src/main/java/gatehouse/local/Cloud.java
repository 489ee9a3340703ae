package gatehouse.local;

import gatehouse.aws.Secrets;
import gatehouse.domain.request.SignedMessage;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Calls;
import gatehouse.local.aws.LocalPlatform;
import gatehouse.local.aws.TableCreation;
import gatehouse.local.aws.TableWrites;
import gatehouse.local.functions.LogLines;
import gatehouse.local.policy.PolicyCheck;
import gatehouse.local.time.MovableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Everything that AWS would be for this system: what a provider gives, and the way there. The
/// provider itself is closed by whoever started it.
final class Cloud implements AutoCloseable {
    private final Provider provider;
    private final MovableClock clock;
    private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();
    private final LogLines log = new LogLines();
    private final PolicyCheck policies;
    private final Calls calls;
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private final String stream;

    Cloud(Provider provider, MovableClock clock) {
        this.provider = provider;
        this.clock = clock;
        this.policies = new PolicyCheck(provider.template());
        var services = new HashMap<>(provider.services());
        services.computeIfPresent(
                "dynamodb", (_, service) -> new TableWrites(service, this::written));
        this.calls = new Calls(services, policies);
        var system = platform(Call.SYSTEM, Map.of());
        this.dynamo = on(system, "dynamodb", DynamoDbClient.builder()).build();
        this.streams = on(system, "dynamodb", DynamoDbStreamsClient.builder()).build();
        var declared = provider.template().only("AWS::DynamoDB::Table");
        this.table = provider.template().ref(declared);
        this.stream = new TableCreation(dynamo, declared).create(table);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B on(
            LocalPlatform platform, String service, B builder) {
        builder.httpClient(platform.http())
                .credentialsProvider(platform.credentials())
                .region(platform.region());
        platform.endpoint(service).ifPresent(builder::endpointOverride);
        return builder;
    }

    LocalPlatform platform(String function, Map<String, String> environment) {
        return new LocalPlatform(
                function,
                clock,
                environment,
                calls,
                provider.access(),
                Region.of(provider.template().region()),
                log);
    }

    /// What a help desk signs with, as Standard Webhooks write secrets: the newest key.
    String webhookSecret() {
        var template = provider.template();
        var declared =
                template.resources("AWS::SecretsManager::Secret").stream()
                        .filter(secret -> secret.id().equals("TicketsSecret"))
                        .findFirst()
                        .orElseThrow();
        var system = platform(Call.SYSTEM, Map.of());
        try (var client = on(system, "secretsmanager", SecretsManagerClient.builder()).build()) {
            var keys = new Secrets(client, clock).ring(template.ref(declared)).get().keys();
            var secret = keys.getFirst().secret().getBytes(StandardCharsets.UTF_8);
            return SignedMessage.SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
        }
    }

    void onWrite(Runnable listener) {
        writeListeners.add(listener);
    }

    private void written() {
        writeListeners.forEach(Runnable::run);
    }

    LogLines log() {
        return log;
    }

    Provider provider() {
        return provider;
    }

    PolicyCheck policies() {
        return policies;
    }

    Calls calls() {
        return calls;
    }

    URI tableAddress() {
        return provider.tableAddress();
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    String table() {
        return table;
    }

    String stream() {
        return stream;
    }

    @Override
    public void close() {
        dynamo.close();
        streams.close();
    }
}
