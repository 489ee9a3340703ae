package gatehouse.local.contract;

import gatehouse.http.Endpoint;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds every answer that a test gets to the contract.
public final class ContractCheck {
    private static final Judge JUDGE = new Judge(Document.SERVED);
    private static final String OWN = "/_local";

    private ContractCheck() {}

    /// The parameters of the query that the contract names, by the key of each route but `HEAD`'s.
    public static Map<String, Set<String>> queries() {
        var all = new TreeMap<String, Set<String>>();
        for (var operation : Document.SERVED.operations()) {
            if (!operation.method().equals("HEAD")) {
                all.put(
                        operation.key(),
                        Document.SERVED
                                .parameters(operation)
                                .filter(parameter -> parameter.path("in").asText().equals("query"))
                                .map(parameter -> parameter.path("name").asText())
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return all;
    }

    /// The body that the contract gives as an example, by the key of each route but `HEAD`'s; empty
    /// where a route takes none.
    public static Map<String, String> bodies() {
        var all = new TreeMap<String, String>();
        for (var operation : Document.SERVED.operations()) {
            if (!operation.method().equals("HEAD")) {
                var example = operation.node().at("/requestBody/content/application~1json/example");
                all.put(
                        operation.key(),
                        example.isMissingNode() ? operation.file() : example.toString());
            }
        }
        return all;
    }

    /// The keys of the routes that the contract lets take JSON.
    public static Set<String> takingJson() {
        return Document.SERVED.operations().stream()
                .filter(one -> one.body() == Endpoint.Body.JSON)
                .map(Operation::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Lets an answer pass that the contract allows.
    ///
    /// @param target the path as it was asked for, with the query
    /// @throws AssertionError if the contract says nothing of such an answer
    public static void holds(String method, String target, HttpResponse<String> answer) {
        int mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        if (path.equals(OWN) || path.startsWith(OWN + "/")) {
            return;
        }
        var exchange =
                new Exchange(
                        method,
                        path,
                        answer.statusCode(),
                        answer.headers()::allValues,
                        answer.body());
        var faults = JUDGE.faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "outside the contract: %s %s -> %d %s%n%s"
                            .formatted(
                                    method,
                                    target,
                                    exchange.status(),
                                    String.join("; ", faults),
                                    exchange.body()));
        }
    }
}
