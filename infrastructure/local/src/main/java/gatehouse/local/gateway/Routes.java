package gatehouse.local.gateway;

import gatehouse.local.functions.Declared;
import gatehouse.local.template.Template;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API's routes; the most specific one that takes a request wins.
public final class Routes {
    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes =
                routes.stream().sorted(Comparator.comparing(Route::weight).reversed()).toList();
    }

    /// A route that takes a request.
    ///
    /// @param variables of the path, decoded
    public record Match(Route route, Map<String, String> variables) {}

    /// The template's routes, followed from each to its integration and on to the function.
    public static Routes of(Template template) {
        var functions = new HashMap<String, String>();
        for (var resource : template.resources("AWS::Serverless::Function")) {
            functions.put(template.ref(resource), resource.id());
        }
        var names = new HashMap<String, String>();
        Declared.all(template).forEach(declared -> names.put(declared.id(), declared.name()));
        var targets = new HashMap<String, String>();
        for (var integration : template.resources("AWS::ApiGatewayV2::Integration")) {
            var function = known(functions, integration.text("IntegrationUri"));
            targets.put("integrations/" + template.ref(integration), known(names, function));
        }
        return new Routes(
                template.resources("AWS::ApiGatewayV2::Route").stream()
                        .map(route ->
                                new Route(
                                        route.text("RouteKey"),
                                        known(targets, route.text("Target"))))
                        .toList());
    }

    private static String known(Map<String, String> all, String name) {
        var found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("a route leads to what is not there: " + name);
        }
        return found;
    }

    public List<Route> all() {
        return routes;
    }

    /// @param path undecoded
    Optional<Match> find(String method, String path) {
        return routes.stream()
                .flatMap(route ->
                        route.match(method, path).stream()
                                .map(variables -> new Match(route, variables)))
                .findFirst();
    }
}
