package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.http.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;

/// Makes requests from the contract, good and bad.
final class Requests {
    private static final String MANAGER = "manager";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    /// Of these the first is what most pictures here are.
    private static final List<String> PICTURES =
            List.of("image/png", "image/png", "image/png", "image/jpeg", "image/webp");

    private static final List<String> FORMS =
            List.of(
                    "application/x-www-form-urlencoded",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=" + Bodies.BOUNDARY);
    private static final List<String> TYPES =
            List.of("text/plain", "application/xml", "x", "application/json; charset=utf-16", "");
    private static final List<String> TENANTS = List.of("acme", "acme", "acme", "globex", "vendor");
    private static final List<String> CUSTOMERS =
            List.of("acme-clinic", "acme-clinic", "jo-private");
    private static final List<String> TAGS =
            List.of("\"1\"", "\"2\"", "\"3\"", "*", "W/\"1\"", "1", "\"\"");

    private final Document document;
    private final List<Operation> operations;

    /// Those that ask for the version that is meant.
    private final List<Operation> guarded;

    private final Known known;
    private final Bodies bodies;

    Requests(Document document, Known known, Supplier<Instant> now) {
        this.document = document;
        this.known = known;
        this.bodies = new Bodies(known, now);
        this.operations =
                document.operations().stream()
                        .filter(operation -> !operation.method().equals("HEAD"))
                        .toList();
        this.guarded =
                operations.stream()
                        .filter(operation ->
                                document.parameters(operation)
                                        .anyMatch(parameter ->
                                                parameter.path("name").asText().equals("If-Match")))
                        .filter(operation -> Set.of("PATCH", "PUT").contains(operation.method()))
                        .toList();
    }

    /// @param callers by name, with their tokens
    Attempt next(Map<String, String> callers, RandomGenerator random) {
        var operation = Odd.pick(operations, random);
        if (operation.path().equals("/v1/sessions") && Odd.now(60, random)) {
            // a hash takes long
            operation = Odd.pick(operations, random);
        }
        if (Odd.now(8, random)) {
            // what needs most to be right gets through most seldom
            operation = Odd.pick(guarded, random);
        }
        var headers = new TreeMap<String, String>();
        var caller = authorization(callers, headers, random);
        document.parameters(operation).forEach(parameter -> header(parameter, headers, random));
        var body = body(operation, random);
        if (body.asByteArray().length > 0) {
            var good =
                    switch (operation.body()) {
                        case CSV -> CSV;
                        case PICTURE -> Odd.pick(PICTURES, random);
                        case FORM -> Odd.pick(FORMS, random);
                        case NONE, JSON, SIGNED -> JSON;
                    };
            var type = Odd.now(92, random) ? good : Odd.pick(TYPES, random);
            headers.put("Content-Type", type);
        }
        return new Attempt(
                caller,
                operation,
                method(operation, random),
                target(operation, random),
                headers,
                body);
    }

    private static String method(Operation operation, RandomGenerator random) {
        if (operation.method().equals("GET") && Odd.now(15, random)) {
            return "HEAD";
        }
        return Odd.now(2, random)
                ? Odd.pick(List.of("PUT", "OPTIONS", "PATCH", "DELETE", "BREW"), random)
                : operation.method();
    }

    private static String authorization(
            Map<String, String> callers, Map<String, String> headers, RandomGenerator random) {
        // hardly anybody else gets far
        var caller =
                callers.containsKey(MANAGER) && Odd.now(35, random)
                        ? MANAGER
                        : Odd.pick(List.copyOf(callers.keySet()), random);
        var token = callers.getOrDefault(caller, "");
        if (token.isEmpty()) {
            return "";
        }
        if (Odd.now(92, random)) {
            headers.put("Authorization", "Bearer " + token);
            return caller;
        }
        headers.put(
                "Authorization",
                Odd.pick(
                        List.of(
                                "Bearer",
                                "Bearer ",
                                "Basic " + token,
                                "Bearer " + token.substring(0, token.length() - 5),
                                "Bearer " + token + "x",
                                "Bearer " + token.replace('.', ','),
                                "Bearer ..",
                                "Bearer " + token.substring(token.indexOf('.')),
                                "Bearer " + "a".repeat(8000),
                                "Bearer e30.e30.e30"),
                        random));
        return "";
    }

    private void header(JsonNode parameter, Map<String, String> headers, RandomGenerator random) {
        if (!parameter.path("in").asText().equals("header")) {
            return;
        }
        var name = parameter.path("name").asText();
        int often = parameter.path("description").asText().startsWith("Only if") ? 15 : 65;
        if (name.equals("If-Match") && Odd.now(often, random)) {
            headers.put(name, Odd.pick(TAGS, random));
        } else if (Odd.now(25, random)) {
            headers.put(
                    name,
                    Odd.pick(
                            List.of(
                                    "k" + random.nextInt(40),
                                    "",
                                    "a b",
                                    "k".repeat(129),
                                    "é",
                                    "\t"),
                            random));
        }
    }

    private SdkBytes body(Operation operation, RandomGenerator random) {
        var example = operation.node().at("/requestBody/content/application~1json/example");
        if (example instanceof ObjectNode object) {
            return bodies.next(object, random);
        }
        if (!operation.file().isEmpty()) {
            return bodies.next(operation.file(), random);
        }
        if (operation.body() == Endpoint.Body.PICTURE) {
            return bodies.picture(random);
        }
        if (operation.body() == Endpoint.Body.FORM) {
            return bodies.form(random);
        }
        return Odd.now(6, random)
                ? SdkBytes.fromUtf8String(Odd.value(random))
                : SdkBytes.fromByteArray(new byte[0]);
    }

    private String target(Operation operation, RandomGenerator random) {
        var path = operation.path();
        if (path.contains("{member}/grants/{grant}") && Odd.now(80, random)) {
            path = path.replace("{member}/grants/{grant}", known.any("held", "a/grants/b", random));
        }
        for (var name : operation.variables()) {
            var value =
                    switch (name) {
                        case "tenant" -> Odd.pick(TENANTS, random);
                        case "customer" -> Odd.pick(CUSTOMERS, random);
                        case "type" -> "gone";
                        case "module" -> "customer-login";
                        default -> known.any(name, "none", random);
                    };
            path =
                    path.replace(
                            "{" + name + "}",
                            Odd.now(12, random) ? encoded(Odd.text(random)) : value);
        }
        return path + query(operation, random);
    }

    private String query(Operation operation, RandomGenerator random) {
        var pairs = new ArrayList<String>();
        document.parameters(operation)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(_ -> Odd.now(25, random))
                .forEach(parameter -> pairs.add(pair(parameter, random)));
        if (Odd.now(3, random)) {
            pairs.add(encoded(Odd.text(random)) + "=" + encoded(Odd.text(random)));
        }
        if (Odd.now(3, random)) {
            pairs.add(
                    Odd.pick(
                            List.of("dryRun=true", "limit=5", "%ff=%fe", "&&=&", "a=1&a=2"),
                            random));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String pair(JsonNode parameter, RandomGenerator random) {
        var name = parameter.path("name").asText();
        var good =
                name.equals("cursor")
                        ? known.any("cursor", "none", random)
                        : parameter.path("example").asText();
        return name + "=" + encoded(Odd.now(70, random) ? good : Odd.text(random));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
