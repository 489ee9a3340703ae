package gatehouse.local.outside;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.Options;
import gatehouse.local.Provider;
import gatehouse.local.aws.Access;
import gatehouse.local.aws.Forward;
import gatehouse.local.aws.Service;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Disorder;
import gatehouse.local.events.EventBus;
import gatehouse.local.events.MessageQueue;
import gatehouse.local.events.Queues;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.mail.MailReports;
import gatehouse.local.mail.MailService;
import gatehouse.local.mail.Mailbox;
import gatehouse.local.storage.Storage;
import gatehouse.local.template.Template;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.regions.Region;

/// Everything on an endpoint that somebody else runs: an emulator of AWS.
///
/// What the template declares is made there when the system starts, under names that no other run
/// has, and taken down when it closes. Calls of functions pass this process's hooks and go on over
/// HTTP. Two things stay here, because no emulator does them: the clock, and what SES reports
/// through EventBridge.
public final class Endpoint implements Provider {
    /// What emulators take without being told of an account.
    private static final String TEST = "test";

    private static final int NAME_BITS = 40;
    private static final int LETTERS = 36;

    private final URI address;
    private final Clients clients;
    private final Removals removals = new Removals();
    private final Forward forward;
    private final Clock clock;
    private final Access access;
    private final Template template;
    private final Queues queues;
    private final OutsideBus bus;
    private final Mailbox mailbox;
    private final BucketsThere buckets;

    private Endpoint(URI endpoint, Options options, String base, Clock clock, Activity activity) {
        this.address = endpoint;
        var emulator = Emulator.at(endpoint);
        var stack = "gatehouse-" + new BigInteger(NAME_BITS, new SecureRandom()).toString(LETTERS);
        var sender = "no-reply@" + stack + ".example";
        var parameters = new HashMap<>(options.parameters(base));
        parameters.put("AWS::StackName", stack);
        parameters.put("MailFrom", sender);
        var declared = Template.read(options.template(), parameters);
        this.clock = clock;
        this.access = Access.of(TEST, TEST, endpoint);
        this.clients = Clients.of(endpoint, access.credentials(), Region.of(declared.region()));
        this.forward = new Forward(endpoint);
        var run = new Run(stack, clients, removals, activity);
        try {
            parameters.putAll(SecretsThere.make(declared, run));
            this.template = Template.read(options.template(), parameters);
            var table = template.ref(template.only("AWS::DynamoDB::Table"));
            removals.add(table, () -> clients.table().deleteTable(gone -> gone.tableName(table)));
            var queuesThere = QueuesThere.make(template, run);
            this.queues = new Queues(Map.<String, MessageQueue>copyOf(queuesThere));
            var everything = RulesThere.make(template, run);
            this.bus = new OutsideBus(forward, everything, List.copyOf(queuesThere.values()));
            this.buckets = BucketsThere.make(template, run);
            MailThere.make(template, sender, run);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        this.mailbox = new Mailbox(Storage.FORGETFUL, sent -> emulator.found(endpoint, sent));
        activity.add(bus);
        System.out.println(
                "Gatehouse stands on " + emulator.id() + " at " + endpoint + " as " + stack);
    }

    /// Everything on this endpoint.
    ///
    /// @throws java.io.UncheckedIOException when started, if no emulator that is known answers
    ///   there
    public static Provider.Start at(URI endpoint) {
        return (options, base, clock, activity) ->
                new Endpoint(endpoint, options, base, clock, activity);
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Map<String, Service> services() {
        // only what AWS's own services say goes this way, and that not to our own bus
        var awsOwn = new EventBus(template, queues, clock, Storage.FORGETFUL, Disorder.NONE);
        var reports = new MailReports(template, awsOwn);
        return Map.of(
                "dynamodb", forward,
                "ses", new MailService(forward, mailbox, reports, clock),
                "events", bus,
                "secretsmanager", forward,
                "s3", forward);
    }

    @Override
    public URI tableAddress() {
        return address;
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
        return buckets.texts();
    }

    /// None: signed links lead to the endpoint itself.
    @Override
    public Map<String, FrontDoor.Handler> doors() {
        return Map.of();
    }

    @Override
    public void close() {
        removals.close();
        clients.close();
        forward.close();
    }
}
