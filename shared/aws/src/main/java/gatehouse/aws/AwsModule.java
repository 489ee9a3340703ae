package gatehouse.aws;

import dagger.Module;
import dagger.Provides;
import gatehouse.domain.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;

/// What every function is put together from. The component that uses it is given the [Platform].
@Module
public interface AwsModule {
    /// How long one try of a call may take, and all of them: below the 20 s of the functions that
    /// answer HTTP, so that silence becomes an answer.
    Duration ATTEMPT = Duration.ofSeconds(5);

    /// See [#ATTEMPT].
    Duration CALL = Duration.ofSeconds(12);

    @Provides
    static Clock clock(Platform platform) {
        return platform.clock();
    }

    @Provides
    static RandomGenerator random(Platform platform) {
        return platform.random();
    }

    @Provides
    static Environment environment(Platform platform) {
        return new Environment(platform.environment());
    }

    @Provides
    static TenantId vendor(Environment environment) {
        return environment.vendor();
    }

    @Provides
    @Singleton
    static Table table(Platform platform, Environment environment) {
        var client = on(platform, "dynamodb", DynamoDbClient.builder()).build();
        return new Table(client, environment.table());
    }

    @Provides
    @Singleton
    static Secrets secrets(Platform platform, Clock clock) {
        var client = on(platform, "secretsmanager", SecretsManagerClient.builder()).build();
        return new Secrets(client, clock);
    }

    @Provides
    @Singleton
    static PublishedKeys publishedKeys(Table table) {
        return new PublishedKeys(table);
    }

    @Provides
    static Admissions admissions(Table table, Clock clock, TenantId vendor) {
        return new Admissions(table, clock, vendor);
    }

    @Provides
    static Administrators administrators(Table table) {
        return new Administrators(table);
    }

    @Provides
    static Directory directory(Table table) {
        return new Directory(table);
    }

    @Provides
    static Headcounts headcounts(Table table, Clock clock, RandomGenerator random) {
        return new Headcounts(table, clock, random);
    }

    @Provides
    static Extracts extracts(Directory directory, Table table) {
        return new Extracts(directory, table);
    }

    @Provides
    static Exports exports(Table table) {
        return new Exports(table);
    }

    @Provides
    static DueItems dueItems(Table table) {
        return new DueItems(table);
    }

    @Provides
    static AuditLog auditLog(Table table, RandomGenerator random) {
        return new AuditLog(table, random);
    }

    @Provides
    static SentMails sentMails(Table table, Clock clock) {
        return new SentMails(table, clock);
    }

    @Provides
    static Bus bus(Platform platform, Environment environment) {
        var client = on(platform, "events", EventBridgeClient.builder()).build();
        return new Bus(client, environment.required("BUS"));
    }

    @Provides
    static MailSender mails(Platform platform, Environment environment) {
        return new MailSender(
                on(platform, "ses", SesClient.builder()).build(),
                environment.required("MAIL_FROM"),
                environment.required("MAIL_CONFIGURATION_SET"));
    }

    /// A bucket: which one, each function that has one says.
    static Files files(Platform platform, String bucket) {
        return new Files(
                new Later<>(() -> on(platform, "s3", S3Client.builder()).build()),
                new Later<>(() -> SignedLinks.of(platform)),
                bucket);
    }

    private static <
                    B extends
                            AwsSyncClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder
                                                    .AwsClientBuilder<
                                            B, C>,
                    C>
            B on(Platform platform, String service, B builder) {
        builder.httpClient(platform.http())
                .credentialsProvider(platform.credentials())
                .region(platform.region())
                .overrideConfiguration(calls ->
                        calls.apiCallAttemptTimeout(ATTEMPT)
                                .apiCallTimeout(CALL)
                                .addExecutionInterceptor(new Metering()));
        platform.endpoint(service).ifPresent(builder::endpointOverride);
        return builder;
    }
}
