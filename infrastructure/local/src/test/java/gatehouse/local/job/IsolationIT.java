package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Joining;
import gatehouse.local.gateway.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IsolationIT {
    private static final String BODY = "{\"colour\":\"red\"}";
    private static final List<String> MALFORMED =
            List.of("A%20!", "a".repeat(200), "%F0%9F%98%80", "..%2Facme", "%00", "x");

    private static final List<String> KINDS =
            List.of(
                    "invitation",
                    "member",
                    "grant",
                    "group",
                    "role",
                    "export",
                    "customer",
                    "registration",
                    "request");

    private static Person manager = House.ANA;
    private static Map<String, String> own = Map.of();
    private static Map<String, String> foreign = Map.of();

    /// What the first of the two has, then the second.
    private static final List<Around> AROUND = new ArrayList<>();

    @BeforeEach
    void two_tenants_with_a_guest_each() {
        if (own.isEmpty()) {
            manager = House.customer();
            own = ids(manager);
            foreign = ids(House.customer());
        }
    }

    static Stream<String> routesOfTenants() {
        return House.SYSTEM.routes().all().stream()
                .map(Route::key)
                // the page to join is the same for every tenant, and for none
                .filter(key -> key.contains("{tenant}") && key.contains(" /v1/"))
                .sorted();
    }

    static Stream<String> routesOfThings() {
        return routesOfTenants()
                .filter(key ->
                        key.matches(
                                ".*\\{(invitation|member|grant|group|role|export|customer|registration|request)}.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfTenants")
    @DisplayName("F2: a foreign tenant, a malformed one and one that never was look the same")
    void tenants(String route) {
        var token = House.signIn(House.ANA);
        var ids = new ArrayList<>(MALFORMED);
        ids.addAll(List.of("globex", "vendor", "acme-clinic", "no-such-tenant", "ACME", "acme."));
        ids.add(manager.tenant());
        var seen =
                ids.stream().map(id -> face(ask(route, with(own, "tenant", id), token))).toList();
        assertAllHidden(route, seen, ids);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfTenants")
    @DisplayName("F2: to a system admin a tenant that is malformed or never was looks the same")
    void tenantsOfRoot(String route) {
        var token = House.signIn(House.ROOT);
        var ids = new ArrayList<>(MALFORMED);
        ids.add("no-such-tenant");
        var seen =
                ids.stream().map(id -> face(ask(route, with(own, "tenant", id), token))).toList();
        assertAllHidden(route, seen, ids);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfThings")
    @DisplayName("F2: a foreign id, a malformed one and one that never was look the same")
    void things(String route) {
        for (var name : KINDS) {
            if (route.contains("{" + name + "}")) {
                var mine = own.getOrDefault(name, "");
                var ids = new ArrayList<>(MALFORMED);
                ids.add(foreign.getOrDefault(name, ""));
                ids.add(invented(mine));
                ids.add(mine + "0");
                ids.add(mine.substring(1));
                var seen =
                        ids.stream()
                                .map(id -> face(ask(route, with(own, name, id), token(route))))
                                .toList();
                assertAllHidden(route, seen, ids);
            }
        }
    }

    /// Of who may do what the route does.
    private static String token(String route) {
        return House.signIn(AROUND.getFirst().who(route, manager));
    }

    @Test
    @DisplayName("F2: a route that is not there has the same face as what is hidden")
    void unknown_routes() {
        var token = House.signIn(House.ANA);
        var hidden = House.get("/v1/tenants/globex/me", token);
        for (var path :
                List.of(
                        "/v1/nothing",
                        "/nothing",
                        "/v1/tenants/globex/",
                        "/v1/tenants//me",
                        "/v1/tenants/globex/me/",
                        "/v1/tenants/globex/nothing",
                        "//x/y",
                        "/problems/nothing")) {
            var reply = House.get(path, token);
            assertThat(face(reply)).as(path).isEqualTo(face(hidden));
            assertThat(face(House.get(path, ""))).as(path).isEqualTo(face(hidden));
        }
        assertThat(face(House.ask("PUT", "/v1/me", token, "", Map.of()))).isEqualTo(face(hidden));
    }

    @Test
    @DisplayName("F2: what fails for want of a token looks the same for every tenant")
    void without_token() {
        var known = face(House.get("/v1/tenants/acme/me", ""));
        for (var id : List.of("globex", "no-such-tenant", "A%20!")) {
            assertThat(face(House.get("/v1/tenants/" + id + "/me", ""))).isEqualTo(known);
        }
    }

    /// What a caller can see of an answer, but for what differs each time.
    ///
    /// @param headers all but date and request id
    private record Face(int status, String body, Map<String, List<String>> headers) {}

    private static Face face(Reply reply) {
        var headers = new TreeMap<String, List<String>>();
        reply.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
        headers.remove("date");
        assertThat(headers.remove("x-request-id")).as(reply.text() + headers).hasSize(1);
        return new Face(reply.status(), reply.text(), headers);
    }

    private static void assertAllHidden(String route, List<Face> seen, List<String> ids) {
        var hidden = face(House.get("/v1/tenants/globex/me", House.signIn(House.ANA)));
        for (int n = 0; n < ids.size(); n++) {
            var face = seen.get(n);
            assertThat(face.status()).as(route + " " + ids.get(n)).isEqualTo(404);
            if (route.startsWith("HEAD")) {
                assertThat(face).as(route + " " + ids.get(n)).isEqualTo(seen.getFirst());
                assertThat(face.body()).isEmpty();
            } else {
                assertThat(face).as(route + " " + ids.get(n)).isEqualTo(hidden);
            }
        }
    }

    private static Reply ask(String route, Map<String, String> ids, String token) {
        int space = route.indexOf(' ');
        var method = route.substring(0, space);
        var path = route.substring(space + 1);
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        boolean hasBody = method.equals("POST") || method.equals("PATCH") || method.equals("PUT");
        return House.ask(method, path, token, hasBody ? BODY : "", Map.of("If-Match", "*"));
    }

    private static Map<String, String> with(Map<String, String> ids, String name, String id) {
        var all = new HashMap<>(ids);
        all.put(name, id);
        return all;
    }

    /// Of the same form, and of nothing.
    private static String invented(String id) {
        UnaryOperator<String> other = text -> text.equals("0") ? "1" : "0";
        int middle = id.length() / 2;
        return id.substring(0, middle)
                + other.apply(id.substring(middle, middle + 1))
                + id.substring(middle + 1);
    }

    /// The ids of what there is in a tenant: an accepted invitation, the guest, the grant, a group,
    /// a role of its own, a customer, somebody who wants to join.
    private static Map<String, String> ids(Person manager) {
        var staff = House.staff();
        var invitation = House.invite(manager, staff).path("id").asText();
        var grant = House.accept(staff).path("id").asText();
        var exports = House.home(manager, "/exports");
        var export =
                House.post(exports, House.signIn(manager), House.object())
                        .json()
                        .path("id")
                        .asText();
        var grants = House.get(House.home(manager, "/grants"), House.signIn(manager)).json();
        for (var held : grants.path("items")) {
            if (held.path("id").asText().equals(grant)) {
                var member = held.path("member").path("id").asText();
                var has = Around.of(manager);
                AROUND.add(has);
                // what lets strangers in hides itself where nobody can join
                new Applicants(manager).join(Joining.NONE);
                return Map.ofEntries(
                        Map.entry("tenant", manager.tenant()),
                        Map.entry("invitation", invitation),
                        Map.entry("member", member),
                        Map.entry("grant", grant),
                        Map.entry("group", House.group(manager, "Night shift")),
                        Map.entry("role", House.role(manager, "Reader", 5, "read-people")),
                        Map.entry("export", export),
                        Map.entry("customer", has.customer().value()),
                        Map.entry("registration", has.registration()),
                        Map.entry("request", has.request()),
                        Map.entry("module", "customer-login"));
            }
        }
        throw new AssertionError(grants);
    }
}
