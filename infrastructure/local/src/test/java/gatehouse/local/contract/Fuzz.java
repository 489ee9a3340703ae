package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.TryItems;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.aws.Calls;
import gatehouse.local.gateway.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;

/// Asks a system, one request after the other, and finds: an answer of 500 or above, an answer
/// outside the contract, a change after a refusal, a change by reading or trying.
final class Fuzz implements AutoCloseable {
    private static final int REFUSED = 400;
    private static final int FAULT = 500;
    private static final int ENOUGH = 10;
    private static final int LEARN_EVERY = 250;

    /// Asks for changes of acme's contacts.
    private static final String ASKER = "pat@acme.example";

    /// Username by name; nobody has none.
    private static final Map<String, String> PEOPLE =
            Map.of(
                    "manager", "ana@acme.example",
                    "stranger", "gil@globex.example",
                    "member", "mia@acme.example",
                    "asker", ASKER,
                    "admin of the vendor", "root@vendor.example",
                    "invited", "sam@vendor.example");

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalSystem system;
    private final Document document;
    private final Judge judge;
    private final Requests requests;
    private final Known known = new Known();
    private final Writes writes = new Writes();
    private final Calls.Hooked hooked;
    private final Map<String, String> functions;
    private final Map<String, String> tokens = new TreeMap<>(Map.of("nobody", ""));
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    Fuzz(LocalSystem system, Document document) {
        this.system = system;
        this.document = document;
        this.judge = new Judge(document);
        this.requests = new Requests(document, known, system.clock()::instant);
        this.hooked = system.hook(writes);
        this.functions =
                system.routes().all().stream()
                        .collect(Collectors.toMap(Route::key, Route::function));
        Planting.in(system)
                .person(
                        ASKER,
                        "Pat",
                        "Roth",
                        new TenantId("acme"),
                        BuiltInRole.MANAGEMENT,
                        "pat-at-the-gate");
        PEOPLE.keySet().forEach(this::signIn);
    }

    /// How many requests were answered. The client itself refuses to send some.
    int answered() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How often each status was answered.
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    /// Asks so many times; what is found, at most ten.
    List<String> run(long seed, int count) {
        var found = new ArrayList<String>();
        for (int number = 0; number < count && found.size() < ENOUGH; number++) {
            if (number % LEARN_EVERY == 0) {
                learnLinks();
            }
            var attempt = requests.next(tokens, new SplittableRandom(seed + number));
            for (var fault : ask(attempt)) {
                found.add("seed %d, number %d: %s%n  %s".formatted(seed, number, fault, attempt));
            }
        }
        return found;
    }

    /// A good request of a person.
    Attempt attempt(String caller, String method, String path, String body) {
        var headers =
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.getOrDefault(caller, ""),
                        "Content-Type",
                        "application/json");
        var operation = document.find(method, path).orElseThrow();
        return new Attempt(caller, operation, method, path, headers, SdkBytes.fromUtf8String(body));
    }

    /// Asks once; what is wrong with what came.
    List<String> ask(Attempt attempt) {
        writes.forget();
        var answer = send(attempt);
        if (answer.isEmpty()) {
            return List.of();
        }
        int status = answer.get().statusCode();
        statuses.merge(status, 1, Integer::sum);
        var faults = faults(attempt, status, answer.get());
        learn(attempt, answer.get());
        return faults;
    }

    private List<String> faults(Attempt attempt, int status, HttpResponse<String> answer) {
        var faults = new ArrayList<String>();
        if (status >= FAULT) {
            faults.add("a fault: " + status);
        }
        judge.faults(
                        new Exchange(
                                attempt.method(),
                                attempt.path(),
                                status,
                                answer.headers()::allValues,
                                answer.body()))
                .forEach(fault -> faults.add(status + " " + fault + " " + answer.body()));
        var key = attempt.method() + " " + attempt.operation().path();
        var function = functions.getOrDefault(key, "pages");
        var changed = writes.of(function);
        if (!attempt.mayChange(status) && !changed.isEmpty()) {
            faults.add("changed after " + status + ": " + changed);
        }
        if (!attempt.mayChange(status) && writes.budget(function) != 0) {
            faults.add(
                    "mails counted after %d that do not go: %d"
                            .formatted(status, writes.budget(function)));
        }
        return faults;
    }

    private void learn(Attempt attempt, HttpResponse<String> answer) {
        if (answer.statusCode() == 401 && tokens.containsKey(attempt.caller())) {
            // signed out, or given way to newer sessions
            signIn(attempt.caller());
        }
        if (answer.statusCode() < REFUSED && answer.body().startsWith("{\"")) {
            JsonNode body = Document.parsed(answer.body());
            known.learn(body);
        }
    }

    private void signIn(String name) {
        var username = PEOPLE.getOrDefault(name, "");
        if (!username.isEmpty()) {
            var password = username.substring(0, username.indexOf('@')) + "-at-the-gate";
            forgive(username, password);
            var body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
            var request =
                    HttpRequest.newBuilder(URI.create(system.base() + "/v1/sessions"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            var answer = send(request.build());
            ContractCheck.holds("POST", "/v1/sessions", answer);
            var session = Document.parsed(answer.body());
            tokens.put(name, session.path("accessToken").asText());
        }
    }

    /// Has nobody locked out by what was tried before, asked for a code, or left with another
    /// password: all that comes would be refused at the door.
    private void forgive(String username, String password) {
        var table = new Table(system.dynamo(), system.table());
        var name = Keys.username(Username.parse(username).orElseThrow());
        table.get(name)
                .map(claim -> Keys.account(AccountItems.claimant(claim)))
                .map(account ->
                        Updating.of(account)
                                .set("password", Planting.passwords(system).hash(password))
                                .remove(TryItems.attribute(TryItems.STRANGER))
                                .remove("totp")
                                .whenPresent("id")
                                .write())
                .ifPresent(table::commit);
        var source = Sources.key("127.0.0.1", system.clock().instant());
        var _ = table.commit(Updating.of(source).set("count", 0).write());
    }

    private void learnLinks() {
        system.quiet();
        for (var mail : system.mails().stream().limit(40).toList()) {
            for (var link : mail.links()) {
                var token = link.substring(link.indexOf('#') + 1);
                if (link.contains("/accept#")) {
                    known.add("link", token);
                } else if (link.contains("/unsubscribe#")) {
                    known.add("link", token);
                    known.add("token", token);
                }
            }
        }
    }

    /// Empty where the client itself refuses to send such a thing.
    private Optional<HttpResponse<String>> send(Attempt attempt) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(system.base() + attempt.target()))
                            .timeout(Duration.ofSeconds(60))
                            .method(
                                    attempt.method(),
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            attempt.body().asByteArray()));
            new HashMap<>(attempt.headers()).forEach(request::header);
            return Optional.of(send(request.build()));
        } catch (IllegalArgumentException unsendable) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        hooked.close();
        client.close();
    }
}
