package gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import gatehouse.aws.Demand;
import gatehouse.domain.Permission;
import gatehouse.http.Endpoint;
import gatehouse.local.functions.Declared;
import gatehouse.local.gateway.Route;
import gatehouse.local.gateway.Routes;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The template and the handlers say the same about routes, and who may use which is a list that a
/// person reviews.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {
    private static final String DEFAULT = "$default";
    private static final Template TEMPLATE =
            Template.read(
                    Options.usual().template(), Map.of("BaseUrl", "https://gatehouse.example"));

    @Test
    void the_template_routes_to_each_function_what_its_handler_answers() throws Exception {
        var declared = new TreeMap<String, TreeSet<String>>();
        for (var route : Routes.of(TEMPLATE).all()) {
            if (!route.key().equals(DEFAULT)) {
                declared.computeIfAbsent(route.function(), _ -> new TreeSet<>()).add(route.key());
            }
        }
        var answered = new TreeMap<String, TreeSet<String>>();
        for (var function : Handlers.all(TEMPLATE)) {
            var routes = new TreeSet<String>();
            for (var endpoint : Handlers.endpoints(function)) {
                routes.add(endpoint.route());
                if (endpoint.route().startsWith("GET ")) {
                    routes.add("HEAD " + endpoint.route().substring("GET ".length()));
                }
            }
            answered.put(function.name(), routes);
        }

        assertThat(declared).isEqualTo(answered);
    }

    @Test
    void whatever_matches_no_route_is_answered_by_a_handler_of_ours() throws Exception {
        var takers =
                Routes.of(TEMPLATE).all().stream()
                        .filter(route -> route.key().equals(DEFAULT))
                        .map(Route::function)
                        .toList();

        assertThat(takers).hasSize(1);
        assertThat(Handlers.all(TEMPLATE)).extracting(Declared::name).containsAll(takers);
    }

    @Test
    void routes_that_need_no_sign_in_are_the_reviewed_ones() throws Exception {
        var open = new TreeSet<String>();
        for (var function : Handlers.all(TEMPLATE)) {
            Handlers.endpoints(function).stream()
                    .filter(endpoint -> endpoint.entry() != Endpoint.Entry.SIGNED_IN)
                    .map(Endpoint::route)
                    .forEach(open::add);
        }

        assertThat(open).containsExactlyElementsOf(lines("public-routes.txt"));
    }

    /// What the vendor's system admins may do where they are no members.
    @Test
    void verbs_with_the_vendors_authority_are_the_reviewed_ones() throws Exception {
        var orVendor =
                new ClassFileImporter()
                        .importPackages("gatehouse.aws", "gatehouse.functions")
                        .get(Demand.class)
                        .getMethod("orVendor", Permission.class);

        assertThat(callers(orVendor).sorted())
                .containsExactlyElementsOf(lines("vendor-authority.txt"));
    }

    /// Who calls a method; for one that only makes a demand, who calls that.
    private static Stream<String> callers(JavaMethod method) {
        return method.getCallsOfSelf().stream()
                .map(JavaCall::getOrigin)
                .flatMap(origin ->
                        origin instanceof JavaMethod maker
                                        && maker.getRawReturnType().isEquivalentTo(Demand.class)
                                ? callers(maker)
                                : Stream.of(origin.getOwner().getSimpleName()));
    }

    private static List<String> lines(String name) throws IOException {
        try (var file = RoutesTest.class.getResourceAsStream(name)) {
            var text =
                    new String(
                            Objects.requireNonNull(file, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().sorted().toList();
        }
    }
}
