package gatehouse.local.contract;

import gatehouse.http.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares contract, template and handlers: what one has, the others must have.
final class Together {
    private static final String HEAD = "HEAD ";

    private Together() {}

    /// Where they disagree; empty if they do not.
    ///
    /// @param template the route keys of the template, without `$default`
    static List<String> faults(
            Document document, Set<String> template, Collection<Endpoint> endpoints) {
        var faults = new ArrayList<String>();
        var handlers = new TreeMap<String, Endpoint>();
        for (var endpoint : endpoints) {
            handlers.put(endpoint.route(), endpoint);
            if (endpoint.route().startsWith("GET ")) {
                handlers.put(HEAD + endpoint.route().substring("GET ".length()), endpoint);
            }
        }
        var contract =
                document.operations().stream()
                        .map(Operation::key)
                        .collect(Collectors.toCollection(TreeSet::new));
        missing(template, contract, "is in the template and not in the contract", faults);
        missing(contract, template, "is in the contract and not in the template", faults);
        missing(handlers.keySet(), contract, "has a handler and is not in the contract", faults);
        missing(contract, handlers.keySet(), "is in the contract and has no handler", faults);
        for (var operation : document.operations()) {
            var endpoint = handlers.get(operation.key());
            if (endpoint != null) {
                compare(operation, endpoint, faults);
            }
            var named =
                    document.parameters(operation)
                            .filter(parameter -> parameter.path("in").asText().equals("path"))
                            .map(parameter -> parameter.path("name").asText())
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!named.equals(operation.variables())) {
                faults.add(operation.key() + " names other path parameters: " + named);
            }
        }
        return faults;
    }

    private static void compare(Operation operation, Endpoint endpoint, List<String> faults) {
        if (operation.isOpen() != (endpoint.entry() != Endpoint.Entry.SIGNED_IN)) {
            faults.add(operation.key() + " lets in others than the contract says");
        }
        if (operation.body() != endpoint.body()) {
            faults.add(operation.key() + " takes another body than the contract says");
        }
    }

    private static void missing(
            Collection<String> from, Collection<String> in, String what, List<String> faults) {
        from.stream().filter(key -> !in.contains(key)).forEach(key -> faults.add(key + " " + what));
    }
}
