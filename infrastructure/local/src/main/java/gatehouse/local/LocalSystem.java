package gatehouse.local;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Platform;
import gatehouse.local.aws.Calls;
import gatehouse.local.aws.Hook;
import gatehouse.local.chaos.Chaos;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Gate;
import gatehouse.local.functions.Function;
import gatehouse.local.functions.Functions;
import gatehouse.local.gateway.Cors;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.gateway.Gateway;
import gatehouse.local.gateway.Routes;
import gatehouse.local.mail.Mail;
import gatehouse.local.policy.Denied;
import gatehouse.local.policy.Grant;
import gatehouse.local.time.MovableClock;
import gatehouse.local.time.Sweep;
import gatehouse.local.time.TimeTravel;
import gatehouse.local.web.Panel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The whole system in this process, from `template.yaml`.
///
/// ```java
/// try (var system = LocalSystem.start(Options.usual().port(0))) {
///     … // requests to system.base()
///     system.quiet();
///     system.mails();
/// }
/// ```
public final class LocalSystem implements AutoCloseable {
    /// How long work may stay unfinished before that is an error.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FrontDoor door;
    private final Built built;
    private final Activity activity = new Activity();
    private final MovableClock clock;
    private final Cloud cloud;
    private final Functions functions;
    private final Pumps pumps;
    private final Sweep sweep;
    private final TimeTravel travel;
    private final Routes routes;
    private final Cors cors;
    private final Map<String, List<Gate>> gates = new HashMap<>();

    private LocalSystem(Options options, FrontDoor door, Built built) {
        this.door = door;
        this.built = built;
        this.clock = new MovableClock(options.storage().journal("clock"));
        var provider = options.provider().start(options, door.base(), clock, activity);
        built.add(provider::close);
        var template = provider.template();
        this.routes = Routes.of(template);
        this.cors = Cors.of(template);
        this.cloud = new Cloud(provider, clock);
        built.add(cloud::close);
        this.functions =
                new Functions(
                        template,
                        declared -> cloud.platform(declared.name(), declared.environment()));
        this.pumps = new Pumps(template, functions, cloud, options, activity);
        built.add(pumps::close);
        this.sweep = new Sweep(functions, clock);
        built.add(sweep::close);
        this.travel = new TimeTravel(clock, sweep, activity, cloud.dynamo(), cloud.table());
        gates.putAll(pumps.gates());
        sweep.gates().forEach((function, gate) -> gates.put(function, List.of(gate)));
    }

    /// Starts, and returns when it takes requests.
    ///
    /// @throws IllegalStateException if a handler that the template names does not start
    public static LocalSystem start(Options options) {
        var built = new Built();
        var lock = options.storage().lock();
        built.add(lock::close);
        try {
            var door = new FrontDoor(options.port());
            built.add(door::close);
            var system = new LocalSystem(options, door, built);
            system.open(options);
            return system;
        } catch (RuntimeException | Error broken) {
            built.closeAfter(broken);
            throw broken;
        }
    }

    private void open(Options options) {
        functions.warm();
        pumps.start();
        var people = new Seeding(options.storage().journal("seeded")).people(options.seed(), this);
        options.chaos().ifPresent(this::makeTrouble);
        sweep.start();
        var doors = new HashMap<>(cloud.provider().doors());
        doors.put(Panel.PATH, new Panel(this, people)::answer);
        door.open(new Gateway(routes, cors, functions, clock)::answer, doors);
    }

    /// From here on: what is planted before is the ground, not the building.
    private void makeTrouble(Chaos chaos) {
        System.out.println("chaos seed " + chaos.seed());
        var indexes = chaos.lateIndexes();
        activity.add(indexes);
        hook(indexes);
        hook(chaos.faults());
        hook(chaos.crashes());
        sweep.expectCrashes();
    }

    /// Where it listens, without a slash at the end.
    public String base() {
        return door.base();
    }

    public MovableClock clock() {
        return clock;
    }

    public Sweep sweep() {
        return sweep;
    }

    public Routes routes() {
        return routes;
    }

    /// Moves the clock; see [TimeTravel#moveTo].
    public void advance(Duration duration) {
        moveTo(clock.instant().plus(duration));
    }

    public void moveTo(Instant target) {
        travel.moveTo(target, PATIENCE);
    }

    /// Waits until stream, bus, queues and mails are drained.
    ///
    /// @throws Activity.NotQuiet after [#PATIENCE]
    public void quiet() {
        quiet(PATIENCE);
    }

    /// The same, with another patience.
    public void quiet(Duration patience) {
        activity.await(patience);
    }

    /// Newest first.
    public List<Mail> mails() {
        return cloud.provider().mailbox().mails();
    }

    /// Newest first.
    public List<Mail> mails(String to) {
        return cloud.provider().mailbox().to(to);
    }

    /// What our own bus carried, oldest first.
    public List<JsonNode> events() {
        return cloud.provider().carried();
    }

    /// What functions logged, one JSON object each, oldest first: the newest few thousand.
    public List<String> log() {
        return cloud.log().all();
    }

    /// Marks the place that the log has come to.
    public long logged() {
        return cloud.log().count();
    }

    /// What functions logged since a mark; see [LogLines#since].
    public List<String> logSince(long mark) {
        return cloud.log().since(mark);
    }

    /// What the vendor's help desk signs with, as Standard Webhooks write secrets.
    public String webhookSecret() {
        return cloud.webhookSecret();
    }

    /// What lies in buckets, by `/bucket/key`.
    public Map<String, String> files() {
        return cloud.provider().files();
    }

    /// The messages of a queue.
    ///
    /// @param queue its logical id
    public List<String> waiting(String queue) {
        return cloud.provider().queues().queue(queue).messages().stream()
                .map(message -> message.body())
                .toList();
    }

    /// The table's name.
    public String table() {
        return cloud.table();
    }

    /// A way to the table past everything that is checked.
    public DynamoDbClient dynamo() {
        return cloud.dynamo();
    }

    /// Where the table listens for other processes of this machine.
    public URI dynamoAddress() {
        return cloud.tableAddress();
    }

    /// What the function of that name would get from outside.
    public Platform platform(String function) {
        return cloud.platform(function, functions.named(function).declared().environment());
    }

    /// Stops giving events to a function, once the batch in work is done.
    ///
    /// @param function `relay`, `mailer`, `exporter`, `projections`, `expire`: whatever has a
    ///   source that is not a route
    public void pause(String function) {
        gates(function).forEach(Gate::close);
    }

    public void resume(String function) {
        gates(function).forEach(Gate::open);
    }

    private List<Gate> gates(String function) {
        var all = gates.get(function);
        if (all == null) {
            throw new IllegalArgumentException("nothing feeds " + function);
        }
        return all;
    }

    /// The last events a function was given, oldest first: to give them again, late, or split.
    public List<JsonNode> delivered(String function) {
        return functions.named(function).delivered();
    }

    /// Gives a function an event, beside what its sources give it.
    ///
    /// @return its answer
    public JsonNode invoke(String function, JsonNode event) throws Function.Failed {
        return functions.named(function).invoke(event);
    }

    /// The AWS calls that the calling function's role did not allow, each once.
    public List<Denied> denied() {
        return cloud.policies().denied();
    }

    /// What the functions' roles give and no call has needed so far.
    public List<Grant> unneeded() {
        return cloud.policies().unneeded();
    }

    /// Puts a hook around every AWS call of every function, until what is returned is closed.
    public Calls.Hooked hook(Hook hook) {
        return cloud.calls().add(hook);
    }

    @Override
    public void close() {
        // first of all, so that nobody asks what is half gone
        door.close();
        built.close();
    }
}
