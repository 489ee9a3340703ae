package gatehouse.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.Web;
import gatehouse.local.gateway.Route;
import gatehouse.local.outside.GivenSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Every route of the template, asked once by everybody there can be.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesByRoleIT {
    private static final String FILE = "routes-by-role.txt";
    private static final String SIGN_OUT = "DELETE /v1/sessions/current";
    private static final String NOWHERE = "GET /v1/nowhere";

    @Test
    void what_every_route_answers_to_every_role_is_what_was_reviewed() {
        try (var system = LocalSystem.start(GivenSystem.in(Options.usual().port(0)));
                var stage = new Stage(system, new Web(system.base(), ContractCheck::holds))) {
            var people = people(stage);
            var all = new Grid();
            for (var route : routes(system)) {
                people.forEach((who, token) -> all.put(route, who, "" + stage.ask(route, token)));
            }
            var now = all.folded("GET ", "HEAD ", "GET HEAD ");
            var lines = new ArrayList<>(REMARKS);
            lines.addAll(now.lines());

            assertThat(Grid.parse(Golden.lines(FILE, lines)).differences(now)).isEmpty();
            assertThat(system.denied()).isEmpty();
        }
    }

    /// By path; signing out at last, since nobody is signed in any more then.
    private static List<String> routes(LocalSystem system) {
        var routes =
                new ArrayList<>(
                        system.routes().all().stream()
                                .map(Route::key)
                                .map(key -> key.equals("$default") ? NOWHERE : key)
                                .filter(key -> !key.equals(SIGN_OUT))
                                .sorted(
                                        Comparator.comparing((String key) ->
                                                key.replaceFirst("(\\S+) (.*)", "$2 $1")))
                                .toList());
        routes.add(SIGN_OUT);
        return routes;
    }

    private static SequencedMap<String, String> people(Stage stage) {
        var people = new LinkedHashMap<String, String>();
        for (var role : BuiltInRole.values()) {
            var name = SHORT.getOrDefault(role, role.id().value());
            people.put(
                    name,
                    role == BuiltInRole.CUSTOMER_MANAGER
                            ? stage.customerManager()
                            : stage.member(name, role));
        }
        people.put("str", stage.signIn("gil@globex.example", "gil-at-the-gate"));
        people.put("end", stage.endedGuest());
        people.put("inv", stage.invited());
        people.put("ven", stage.signIn("root@vendor.example", "root-at-the-gate"));
        people.put("nob", "");
        return people;
    }

    private static final Map<BuiltInRole, String> SHORT =
            Map.ofEntries(
                    Map.entry(BuiltInRole.SYSTEM_ADMIN, "sys"),
                    Map.entry(BuiltInRole.ACCOUNT_MANAGER, "acc"),
                    Map.entry(BuiltInRole.CUSTOMER_MANAGER, "cma"),
                    Map.entry(BuiltInRole.ADMIN, "adm"),
                    Map.entry(BuiltInRole.ADMINISTRATOR, "ast"),
                    Map.entry(BuiltInRole.MANAGEMENT, "mgt"),
                    Map.entry(BuiltInRole.CUSTOMER_ADMINISTRATOR, "cad"),
                    Map.entry(BuiltInRole.STAFF_ADMIN, "stf"),
                    Map.entry(BuiltInRole.DEPARTMENT_ADMINISTRATOR, "dep"),
                    Map.entry(BuiltInRole.CONTENT_CREATOR, "con"),
                    Map.entry(BuiltInRole.MANAGER, "man"),
                    Map.entry(BuiltInRole.MODERATOR, "mod"),
                    Map.entry(BuiltInRole.CUSTOMER_MANAGER_LOCAL, "cml"),
                    Map.entry(BuiltInRole.AGENT, "age"),
                    Map.entry(BuiltInRole.MEMBER, "mem"),
                    Map.entry(BuiltInRole.CUSTOMER, "cus"),
                    Map.entry(BuiltInRole.EVERYONE, "eve"));

    private static final List<String> REMARKS =
            List.of(
                    "# What each route answers to one valid request about a tenant, by who asks.",
                    "# Holders of one endless role at home in the tenant: acc account-manager, adm admin,",
                    "# ast administrator, mgt management, cad customer-administrator, stf staff-admin,",
                    "# dep department-administrator, con content-creator, man manager, mod moderator,",
                    "# cml customer-manager-local, age agent, mem member, cus customer, eve everyone alone,",
                    "# sys system-admin (which counts at home in the vendor's tenant only: here it is nothing).",
                    "# Others: cma a guest of the vendor with customer-manager, str a stranger at home",
                    "# elsewhere, end a guest whose grant is over, inv the invited person, ven the vendor's",
                    "# system-admin who is no member here, nob nobody signed in.",
                    "# GET HEAD is one row where the two answer alike. What is done with people is done to an",
                    "# agent, and the role that is given allows no more than to see people, which whoever gives",
                    "# any may give: so 403 is for want of the route's permission. (An import answers each",
                    "# line by itself.)");
}
