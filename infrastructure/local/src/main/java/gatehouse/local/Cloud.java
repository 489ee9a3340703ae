package gatehouse.local;

import gatehouse.local.aws.Call;
import gatehouse.local.aws.Calls;
import gatehouse.local.aws.DynamoLocal;
import gatehouse.local.aws.FileBuckets;
import gatehouse.local.aws.LocalPlatform;
import gatehouse.local.aws.SecretVault;
import gatehouse.local.aws.TableCreation;
import gatehouse.local.aws.TableWrites;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Disorder;
import gatehouse.local.events.EventBus;
import gatehouse.local.events.Queues;
import gatehouse.local.functions.LogLines;
import gatehouse.local.mail.MailReports;
import gatehouse.local.mail.MailService;
import gatehouse.local.mail.Mailbox;
import gatehouse.local.policy.PolicyCheck;
import gatehouse.local.storage.Storage;
import gatehouse.local.template.Template;
import gatehouse.local.time.MovableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Everything that AWS would be for this system, put together from the template.
final class Cloud implements AutoCloseable {
    private final Template template;
    private final MovableClock clock;
    private final DynamoLocal dynamoLocal;
    private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();
    private final LogLines log = new LogLines();
    private final Mailbox mailbox;
    private final FileBuckets files;
    private final Queues queues;
    private final EventBus bus;
    private final PolicyCheck policies;
    private final Calls calls;
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private final String stream;

    Cloud(
            Template template,
            Storage storage,
            MovableClock clock,
            Activity activity,
            Disorder disorder) {
        this.template = template;
        this.clock = clock;
        this.policies = new PolicyCheck(template);
        this.dynamoLocal = DynamoLocal.start(storage);
        this.mailbox = new Mailbox(storage.journal("mails"));
        this.files = new FileBuckets(storage.journal("files"));
        this.queues = new Queues(template, storage, activity);
        this.bus = new EventBus(template, queues, clock, storage.journal("events"), disorder);
        this.calls =
                new Calls(
                        Map.of(
                                "dynamodb", new TableWrites(dynamoLocal, this::written),
                                "ses",
                                        new MailService(
                                                mailbox, new MailReports(template, bus), clock),
                                "events", bus,
                                "secretsmanager",
                                        new SecretVault(template, storage.journal("secrets")),
                                "s3", files),
                        policies);
        var system = platform(Call.SYSTEM, Map.of());
        this.dynamo = on(system, DynamoDbClient.builder()).build();
        this.streams = on(system, DynamoDbStreamsClient.builder()).build();
        var declared = template.only("AWS::DynamoDB::Table");
        this.table = template.ref(declared);
        this.stream = new TableCreation(dynamo, declared).create(table);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B on(
            LocalPlatform platform, B builder) {
        builder.httpClient(platform.http())
                .credentialsProvider(platform.credentials())
                .region(platform.region());
        platform.endpoint("dynamodb").ifPresent(builder::endpointOverride);
        return builder;
    }

    LocalPlatform platform(String function, Map<String, String> environment) {
        return new LocalPlatform(
                function, clock, environment, calls, Region.of(template.region()), log);
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

    Mailbox mailbox() {
        return mailbox;
    }

    FileBuckets files() {
        return files;
    }

    Queues queues() {
        return queues;
    }

    EventBus bus() {
        return bus;
    }

    PolicyCheck policies() {
        return policies;
    }

    Calls calls() {
        return calls;
    }

    URI address() {
        return dynamoLocal.address();
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
        dynamoLocal.close();
    }
}
