package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Permission;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.TinyPicture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every route of a tenant, asked by somebody of whom it wants a second factor (F1).
class SecondFactorEverywhereIT {
    private static final String TENANT = "/v1/tenants/{tenant}";

    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final String token = House.newSession(manager);
    private final Around around = Around.of(manager);
    private final Map<String, String> places = places();

    @Test
    @DisplayName(
            "F1: every route of the tenant refuses who lacks the second factor, and does nothing")
    void every_route() {
        require(BuiltInRole.ACCOUNT_MANAGER);
        var before = House.everything();
        for (var route : ContractCheck.bodies().entrySet()) {
            if (isAsked(route.getKey())) {
                var refused = ask(route.getKey(), route.getValue());
                assertThat(refused.status()).as(route.getKey()).isEqualTo(403);
                assertThat(refused.problem()).isEqualTo("second-factor-required");
                if (route.getKey().startsWith("GET ")) {
                    var head = ask(route.getKey().replaceFirst("GET", "HEAD"), "");
                    assertThat(head.status()).as("HEAD: " + route.getKey()).isEqualTo(403);
                }
            }
        }
        assertThat(House.everything()).isEqualTo(before);

        Authenticator.on(manager, token);
        for (var route : ContractCheck.bodies().entrySet()) {
            // modules are switched by the vendor alone, and changes asked for by others
            if (isAsked(route.getKey())
                    && !route.getKey().contains("{module}")
                    && around.who(route.getKey(), manager).equals(manager)) {
                // one route may take away whom the next one needs
                places.put("{member}", id(House.member(tenant, BuiltInRole.MEMBER)));
                picture(route.getKey());
                assertThat(ask(route.getKey(), route.getValue()).status())
                        .as("with it: " + route.getKey())
                        .isNotIn(401, 403, 404);
            }
        }
    }

    /// Anybody may register.
    private static boolean isAsked(String route) {
        return route.contains(TENANT) && !route.equals("POST " + TENANT + "/registrations");
    }

    /// What the variables of paths stand for: things that are there.
    private Map<String, String> places() {
        var pending = House.invite(manager, House.staff()).path("id").asText();
        var guest = House.staff();
        House.invite(manager, guest);
        var grant = House.accept(guest).path("id").asText();
        // in this order: the last is part of those before
        var all = new LinkedHashMap<String, String>();
        all.put(TENANT, "/v1/tenants/" + manager.tenant());
        all.put("{invitation}", pending);
        all.put("{member}/grants/{grant}", id(guest) + "/grants/" + grant);
        var exports = House.home(manager, "/exports");
        all.put(
                "{export}",
                House.post(exports, House.signIn(manager), House.object())
                        .json()
                        .path("id")
                        .asText());
        House.SYSTEM.quiet();
        all.put("{member}", id(House.member(tenant, BuiltInRole.MEMBER)));
        all.put("{module}", "customer-login");
        all.put("{group}", heldGroup());
        all.put("{role}", heldRole());
        return all;
    }

    /// With somebody in it, so that nobody deletes it.
    private String heldGroup() {
        var group = House.group(manager, "Day shift");
        var _ = new People(manager).added(People.somebody("agent").put("group", group));
        return group;
    }

    /// Somebody's only one, so that nobody deletes it.
    private String heldRole() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var readers = new CustomRole(new RoleId(role), 5, Set.of(Permission.READ_PEOPLE));
        var _ = House.member(tenant, readers);
        return role;
    }

    private static String id(Person person) {
        return House.get("/v1/me", House.newSession(person)).json().at("/account/id").asText();
    }

    private Reply ask(String route, String body) {
        var space = route.indexOf(' ');
        var path = around.in(route.substring(space + 1));
        for (var place : places.entrySet()) {
            path = path.replace(place.getKey(), place.getValue());
        }
        assertThat(path).as("a variable that this test does not know yet").doesNotContain("{");
        var method = route.substring(0, space);
        return method.equals("PUT") && path.endsWith("/avatar")
                ? House.ask(method, path, token, TinyPicture.png(), Map.of())
                : House.ask(method, path, token, body, Map.of("If-Match", "*"));
    }

    /// Whoever is asked for a picture has one.
    private void picture(String route) {
        if (route.endsWith("/avatar") && !route.startsWith("PUT ")) {
            var put = "PUT" + route.substring(route.indexOf(' '));
            assertThat(ask(put, "").status()).isIn(201, 428);
        }
    }

    /// Past the route for settings, which lets nobody shut themselves out.
    private void require(Role role) {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var path = "settings.requireTotpRank";
        var _ = table.commit(Updating.of(Keys.tenant(tenant)).set(path, role.rank()).write());
    }
}
