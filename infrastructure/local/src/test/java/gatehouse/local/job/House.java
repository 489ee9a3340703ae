package gatehouse.local.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Planting;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.TinyPicture;
import gatehouse.local.functions.Function;
import gatehouse.local.outside.GivenSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One system for all tests of this JVM. Each test makes tenants and people of its own, so that
/// none is in another's way; time is everybody's, and only moves on.
public final class House {
    /// Chaos breaks a sweep off once in some hundred calls, and several sweeps share one luck.
    private static final int FEEDINGS = 50;

    /// A function throws only the kind of what broke it off.
    private static final String BROKEN_OFF_BY_CHAOS = "gatehouse.local.chaos.";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TenantId VENDOR = new TenantId("vendor");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Duration REUSED = Duration.ofMinutes(5);
    private static final Map<Person, Token> TOKENS = new ConcurrentHashMap<>();
    private static final String PASSWORD = "a-good-password";

    /// The routes that take no JSON.
    private static final String IMPORT = "/members/import";

    private static final String AVATAR = "/avatar";
    private static final String UNSUBSCRIBE = "/v1/unsubscribe-links/";

    /// The origin of a frontend that is allowed.
    static final String APP = "https://app.example";

    public static final LocalSystem SYSTEM = start();
    public static final Person ROOT =
            new Person("root@vendor.example", "root-at-the-gate", "vendor");
    static final Person ANA = new Person("ana@acme.example", "ana-at-the-gate", "acme");
    static final Person MIA = new Person("mia@acme.example", "mia-at-the-gate", "acme");

    /// @param until when to sign in again, well before the token's own end
    private record Token(String value, Instant until) {}

    private House() {}

    private static LocalSystem start() {
        var system = LocalSystem.start(GivenSystem.in(Options.usual().port(0).origins(APP)));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return system;
    }

    /// A new corporate tenant with an account manager.
    public static Person customer() {
        var id = new TenantId("customer-" + COUNT.incrementAndGet());
        planting().tenant(id, "Customer " + COUNT.get(), TenantKind.CORPORATE, id);
        return member(id, BuiltInRole.ACCOUNT_MANAGER);
    }

    /// A new tenant that a person's home manages, with nobody in it.
    static TenantId customerOf(Person manager, TenantKind kind) {
        var id = new TenantId("managed-" + COUNT.incrementAndGet());
        planting().tenant(id, "Managed " + COUNT.get(), kind, new TenantId(manager.tenant()));
        return id;
    }

    /// A name that nobody else of these tests is given.
    static String fresh(String start) {
        return start + COUNT.incrementAndGet();
    }

    /// A new person of the vendor, with no rights anywhere else.
    public static Person staff() {
        return member(VENDOR, BuiltInRole.AGENT);
    }

    /// A new person at home in a tenant, with one endless role.
    public static Person member(TenantId home, Role role) {
        var name = "p" + COUNT.incrementAndGet();
        var email =
                name
                        + "@"
                        + home.value().substring(0, Math.min(6, home.value().length()))
                        + ".example";
        return member(home, role, email);
    }

    /// A new person at home in a tenant who has no password yet, and was sent the link to choose
    /// one.
    static Person unactivated(TenantId home) {
        var name = "n" + COUNT.incrementAndGet();
        var email = name + "@new.example";
        planting().unactivated(email, "Person", name, home, BuiltInRole.MEMBER);
        return new Person(email, "", home.value());
    }

    /// The account that has an address, also of somebody who cannot sign in.
    public static AccountId account(String email) {
        var claim = table().get(Keys.email(Email.parse(email).orElseThrow())).orElseThrow();
        return AccountItems.claimant(claim);
    }

    /// Bars a member of a tenant there, straight in the table and with nobody told.
    static void bar(String email, String tenant) {
        var item = table().get(Keys.member(new TenantId(tenant), account(email))).orElseThrow();
        var barred = MemberItems.read(item).enabled(false);
        var _ = table().commit(MemberItems.replace(item, barred, SYSTEM.clock().instant()));
    }

    /// The same, with this address.
    static Person member(TenantId home, Role role, String email) {
        var name = email.substring(0, email.indexOf('@'));
        planting().person(email, "Person", name, home, role, PASSWORD);
        return new Person(email, PASSWORD, home.value());
    }

    /// Sets how many mails an hour a person's home may send.
    static void mailBudget(Person person, int mails) {
        settings(
                new TenantId(person.tenant()),
                Map.of("mailBudget", AttributeValue.fromN("" + mails)));
    }

    /// Lets people of a tenant choose among languages, or not.
    static void languages(TenantId tenant, boolean enabled, String... tags) {
        var list = Stream.of(tags).map(AttributeValue::fromS).toList();
        settings(
                tenant,
                Map.of(
                        "languagesEnabled", AttributeValue.fromBool(enabled),
                        "languages", AttributeValue.fromL(list)));
    }

    /// Changes settings of a tenant, straight in the table and with nobody told.
    static void settings(TenantId tenant, Map<String, AttributeValue> wishes) {
        var place = Keys.tenant(tenant);
        var key =
                Map.of(
                        "pk", AttributeValue.fromS(place.pk()),
                        "sk", AttributeValue.fromS(place.sk()));
        wishes.forEach((name, value) -> {
            var _ =
                    SYSTEM.dynamo()
                            .updateItem(update ->
                                    update.tableName(SYSTEM.table())
                                            .key(key)
                                            .updateExpression("SET settings.#name = :value")
                                            .expressionAttributeNames(Map.of("#name", name))
                                            .expressionAttributeValues(Map.of(":value", value)));
        });
    }

    /// Gives a function an event, again where chaos breaks it off: as its source would.
    static JsonNode feed(String function, JsonNode event) {
        for (int i = 0; i < FEEDINGS; i++) {
            try {
                return SYSTEM.invoke(function, event);
            } catch (Function.Failed failed) {
                if (!failed.toString().contains(BROKEN_OFF_BY_CHAOS)) {
                    throw new AssertionError(failed);
                }
            }
        }
        throw new AssertionError(function + " never gets through");
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// What a text says.
    static JsonNode parsed(String json) {
        return json(json);
    }

    /// An access token, of a session that goes on from call to call: a password hash is slow.
    static String signIn(Person person) {
        var now = SYSTEM.clock().instant();
        return TOKENS.compute(
                        person,
                        (_, held) ->
                                held == null || held.until().isBefore(now)
                                        ? new Token(newSession(person), now.plus(REUSED))
                                        : held)
                .value();
    }

    /// An access token of a new session.
    static String newSession(Person person) {
        var body = object().put("username", person.email()).put("password", person.password());
        return post("/v1/sessions", "", body).json().path("accessToken").asText();
    }

    public static Reply get(String path, String token) {
        return ask("GET", path, token, "", Map.of());
    }

    public static Reply post(String path, String token, JsonNode body) {
        return ask("POST", path, token, body.toString(), Map.of());
    }

    public static Reply delete(String path, String token) {
        return ask("DELETE", path, token, "", Map.of());
    }

    /// Any request.
    ///
    /// @param token empty for none
    /// @param body empty for none; sent as what the route takes unless a header says otherwise
    public static Reply ask(
            String method, String path, String token, String body, Map<String, String> headers) {
        return ask(method, path, token, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// The same with a body that need not be text.
    static Reply ask(
            String method, String path, String token, byte[] body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(SYSTEM.base() + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0 && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", type(path));
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!SYSTEM.denied().isEmpty()) {
                throw new AssertionError("template.yaml is too narrow: " + SYSTEM.denied());
            }
            ContractCheck.holds(method, path, answer);
            return new Reply(
                    answer.statusCode(), answer.body(), json(answer.body()), answer.headers());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The bytes at a path, as they come.
    static byte[] bytes(String path, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(SYSTEM.base() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String type(String path) {
        if (path.contains(IMPORT)) {
            return "text/csv";
        }
        if (path.startsWith(UNSUBSCRIBE) && !path.startsWith(UNSUBSCRIBE + "open")) {
            return "application/x-www-form-urlencoded";
        }
        return path.contains(AVATAR) ? TinyPicture.TYPE : "application/json";
    }

    /// The newest link that went to an address.
    static String link(String email) {
        SYSTEM.quiet();
        return SYSTEM.mails(email).getFirst().links().getFirst();
    }

    /// The token of that link.
    static String linkToken(String email) {
        var link = link(email);
        return link.substring(link.indexOf('#') + 1);
    }

    /// Invites with the recommended window, and returns the invitation.
    static JsonNode invite(Person manager, Person staff) {
        var body =
                object().put("email", staff.email())
                        .put("reason", "Helping with the yearly report");
        var path = "/v1/tenants/" + manager.tenant() + "/vendor-invitations";
        var reply = post(path, signIn(manager), body);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    /// Accepts the newest link, and returns the grant.
    static JsonNode accept(Person staff) {
        var body = object().put("token", linkToken(staff.email()));
        var reply = post("/v1/invitation-links/accept", signIn(staff), body);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return reply.json().path("grant");
    }

    /// A new group of a person's home, which the person may make; returns its id.
    static String group(Person manager, String name) {
        return created(manager, "/groups", object().put("name", name));
    }

    /// A new role of a person's home, which the person may make; returns its id.
    static String role(Person manager, String name, int rank, String... permissions) {
        var wish = object().put("name", name).put("rank", rank);
        var codes = wish.putArray("permissions");
        List.of(permissions).forEach(codes::add);
        return created(manager, "/roles", wish);
    }

    private static String created(Person manager, String where, ObjectNode wish) {
        var reply = post(home(manager, where), signIn(manager), wish);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json().path("id").asText();
    }

    /// What comes of two requests that are made at the same moment, in their order.
    static <T> List<T> atOnce(Callable<T> one, Callable<T> other) {
        return atOnce(List.of(one, other));
    }

    /// The same of one that is made many times.
    static <T> List<T> atOnce(int times, Callable<T> each) {
        return atOnce(Collections.nCopies(times, each));
    }

    /// The same of any.
    static <T> List<T> atOnce(List<Callable<T>> all) {
        var ready = new CountDownLatch(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var each : all) {
                running.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return each.call();
                        }));
            }
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    /// The table itself.
    static Table table() {
        return new Table(SYSTEM.dynamo(), SYSTEM.table());
    }

    /// The path of a person's home, or of what is under it.
    static String home(Person person, String more) {
        return "/v1/tenants/" + person.tenant() + more;
    }

    /// A wish to invite, with a reason; more fields can be put to it.
    static ObjectNode wish(Person staff) {
        return object().put("email", staff.email()).put("reason", "Helping with the yearly report");
    }

    /// Everything in the table, to see whether anything was written.
    static Set<Map<String, AttributeValue>> everything() {
        SYSTEM.quiet();
        var all = new HashSet<Map<String, AttributeValue>>();
        SYSTEM.dynamo()
                .scanPaginator(scan -> scan.tableName(SYSTEM.table()).consistentRead(true))
                .items()
                .forEach(all::add);
        return all;
    }

    /// Lets time stand still until what is returned is closed.
    static StoppedClock stopClock() {
        SYSTEM.clock().stop();
        return () -> SYSTEM.clock().run();
    }

    /// Nothing that a test stopped stays so for the next one, also where the test fails.
    static void everythingRuns() {
        SYSTEM.clock().run();
        SYSTEM.sweep().enable(true);
        Set.of("relay", "projections", "mailer", "exporter", "delivery", "expire")
                .forEach(SYSTEM::resume);
        SYSTEM.quiet();
    }

    /// A clock that runs on when this is closed.
    interface StoppedClock extends AutoCloseable {
        @Override
        void close();
    }

    static Planting planting() {
        return Planting.in(SYSTEM);
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
