package gatehouse.local;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.aws.Access;
import gatehouse.local.aws.DynamoLocal;
import gatehouse.local.aws.FileBuckets;
import gatehouse.local.aws.SecretVault;
import gatehouse.local.aws.Service;
import gatehouse.local.events.Activity;
import gatehouse.local.events.EventBus;
import gatehouse.local.events.Queues;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.mail.MailReports;
import gatehouse.local.mail.MailService;
import gatehouse.local.mail.Mailbox;
import gatehouse.local.mail.PostOffice;
import gatehouse.local.storage.Storage;
import gatehouse.local.template.Template;
import gatehouse.local.web.FileDoor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Everything in this process.
final class InProcess implements Provider {
    private final Template template;
    private final Storage storage;
    private final Clock clock;
    private final DynamoLocal dynamo;
    private final Mailbox mailbox;
    private final FileBuckets files;
    private final Queues queues;
    private final EventBus bus;
    private final Access access;

    /// @param base where the system listens
    InProcess(Options options, String base, Clock clock, Activity activity) {
        this.template = Template.read(options.template(), options.parameters(base));
        this.storage = options.storage();
        this.clock = clock;
        this.access = Access.ofThisProcess(URI.create(base + FileDoor.PATH));
        this.dynamo = DynamoLocal.start(storage);
        try {
            this.mailbox = new Mailbox(storage.journal("mails"));
            this.files = new FileBuckets(storage.journal("files"), clock);
            this.queues = Queues.here(template, storage, activity, clock);
            this.bus =
                    new EventBus(
                            template,
                            queues,
                            clock,
                            storage.journal("events"),
                            options.disorder("bus"));
        } catch (RuntimeException broken) {
            close();
            throw broken;
        }
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Map<String, Service> services() {
        var reports = new MailReports(template, bus);
        return Map.of(
                "dynamodb", dynamo,
                "ses", new MailService(new PostOffice(), mailbox, reports, clock),
                "events", bus,
                "secretsmanager", new SecretVault(template, storage.journal("secrets")),
                "s3", files);
    }

    @Override
    public URI tableAddress() {
        return dynamo.address();
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public List<JsonNode> carried() {
        return bus.carried();
    }

    @Override
    public SortedMap<String, String> files() {
        return files.texts();
    }

    @Override
    public Map<String, FrontDoor.Handler> doors() {
        return Map.of(FileDoor.PATH, new FileDoor(files, access, template.region(), clock)::answer);
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
