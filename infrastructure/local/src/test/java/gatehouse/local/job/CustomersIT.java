package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The customers that a tenant manages (C2).
class CustomersIT {
    private final Person manager = House.customer();
    private final String token = House.signIn(manager);
    private final String customers = Companies.customers(manager);

    @Test
    @DisplayName("C2: customers are created CORPORATE or PRIVATE, and listed by id, page by page")
    void create() {
        var company = House.post(customers, token, Companies.wish("CORPORATE"));
        var person = House.post(customers, token, Companies.wish("PRIVATE"));
        for (var reply : List.of(company, person)) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(reply.json().path("managedBy").asText()).isEqualTo(manager.tenant());
            var place = Companies.path(manager, reply.json());
            assertThat(reply.header("Location")).isEqualTo(place);
            assertThat(House.get(place, token).json()).isEqualTo(reply.json());
            assertThat(House.get(place, token).header("ETag")).isEqualTo("\"1\"");
        }
        var third = House.post(customers, token, Companies.wish("CORPORATE")).json();
        House.SYSTEM.quiet();
        var ids = Companies.ids(customers, token, 1);
        assertThat(ids)
                .isSorted()
                .containsExactlyInAnyOrder(
                        company.json().path("id").asText(),
                        person.json().path("id").asText(),
                        third.path("id").asText());
        assertThat(Companies.ids(customers, token, 100)).isEqualTo(ids);
        assertThat(Companies.ids(Companies.TENANTS, House.signIn(House.ROOT), 100))
                .containsAll(ids);
    }

    @Test
    @DisplayName("C2: a private customer has nobody, and a customer has no customers of its own")
    void refused() {
        assertThat(Companies.switchModule(manager.tenant(), true).status()).isEqualTo(200);
        assertThat(House.post(customers, token, Companies.wish("PRIVATE", "member")).pointers())
                .containsExactly("/administrators");
        var customer = House.customerOf(manager, TenantKind.CORPORATE);
        var admin = House.member(customer, BuiltInRole.ADMINISTRATOR);
        var nested = Companies.customers(admin);
        var refused = House.post(nested, House.signIn(admin), Companies.wish("CORPORATE"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(House.get(nested, House.signIn(admin)).json().path("items")).isEmpty();
        assertThat(
                        House.post(
                                        customers,
                                        token,
                                        Companies.wish("CORPORATE").put("id", "globex"))
                                .status())
                .isEqualTo(409);
        var bad = Companies.wish("VENDOR").put("managedBy", "acme").put("id", "x");
        assertThat(House.post(customers, token, bad).pointers())
                .containsExactlyInAnyOrder("/kind", "/managedBy", "/id");
    }

    @Test
    @DisplayName("C1: people of a new customer are named only where the module is on")
    void module() {
        var wish = Companies.wish("CORPORATE", "administrator");
        var off = House.post(customers, token, wish);
        assertThat(off.problem()).isEqualTo("module-off");
        assertThat(off.text()).contains("customer-login");
        var odd = wish.deepCopy().put("id", "no id at all");
        assertThat(House.post(customers, token, odd).problem()).isEqualTo("module-off");

        assertThat(Companies.switchModule(manager.tenant(), true).status()).isEqualTo(200);
        var created = House.post(customers, token, wish);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = wish.path("id").asText();
        var admin = Companies.arrive(wish.at("/administrators/0/email").asText(), id);
        assertThat(new People(admin).added(People.somebody("member")).path("roles").toString())
                .as("C6: they add their own people")
                .contains("member");
    }

    @Test
    @DisplayName("F3: by the managing tenant a customer's people come by few roles, and E8's")
    void roles() {
        assertThat(Companies.switchModule(manager.tenant(), true).status()).isEqualTo(200);
        for (var role : BuiltInRole.values()) {
            boolean may =
                    List.of(
                                    "member",
                                    "moderator",
                                    "administrator",
                                    "management",
                                    "customer-administrator")
                            .contains(role.id().value());
            var wish = Companies.wish("CORPORATE", role.id().value());
            var tried = House.post(customers + "?dryRun=true", token, wish);
            assertThat(tried.status()).as(role + tried.text()).isEqualTo(may ? 200 : 422);
            if (!may) {
                assertThat(tried.pointers()).containsExactly("/administrators/0/role");
            }
        }
    }

    @Test
    @DisplayName(
            "C4: customer managers of the vendor create customers, and name nobody who outlives them")
    void named_by_guests() {
        var tenant = new TenantId(manager.tenant());
        var guest = House.signIn(holder(BuiltInRole.CUSTOMER_MANAGER, tenant));
        var wish = Companies.wish("CORPORATE", "administrator");
        assertThat(House.post(customers, guest, wish).problem()).isEqualTo("module-off");
        assertThat(Companies.switchModule(manager.tenant(), true).status()).isEqualTo(200);
        for (var role : List.of("member", "administrator", "management")) {
            var refused = House.post(customers, guest, Companies.wish("CORPORATE", role));
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("lacks-permission");
            assertThat(refused.json().path("detail").asText()).contains("invite-customers");
        }
        var alone = House.post(customers, guest, Companies.wish("CORPORATE"));
        assertThat(alone.status()).as(alone.text()).isEqualTo(201);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(wish.at("/administrators/0/email").asText())).isEmpty();
    }

    @Test
    @DisplayName("F3: who administers for a limited time names people for lower roles only")
    void named_for_a_time() {
        assertThat(Companies.switchModule(manager.tenant(), true).status()).isEqualTo(200);
        var tenant = new TenantId(manager.tenant());
        var stand = House.member(tenant, BuiltInRole.CONTENT_CREATOR);
        var now = House.SYSTEM.clock().instant();
        var grant =
                House.object()
                        .put("role", "admin")
                        .put("end", now.plus(Duration.ofDays(9)).toString())
                        .put("reason", "Standing in for two weeks");
        var people = new People(manager);
        var path = House.home(manager, "/members/" + people.id(stand) + "/grants");
        assertThat(House.post(path, token, grant).status()).isEqualTo(201);
        var limited = House.signIn(stand);
        assertThat(
                        House.post(customers, limited, Companies.wish("CORPORATE", "administrator"))
                                .status())
                .as("content creators invite whomever (C4)")
                .isEqualTo(201);

        var agent = House.member(tenant, BuiltInRole.AGENT);
        var other = House.home(manager, "/members/" + people.id(agent) + "/grants");
        assertThat(House.post(other, token, grant).status()).isEqualTo(201);
        var by = House.signIn(agent);
        var high = Companies.wish("CORPORATE", "moderator");
        var _ = Companies.name(high, "administrator");
        assertThat(House.post(customers, by, high).problem()).isEqualTo("out-of-reach");
        var low = House.post(customers, by, Companies.wish("CORPORATE", "moderator"));
        assertThat(low.status()).as(low.text()).isEqualTo(201);
    }

    @Test
    @DisplayName("C2: customers are managed by administrators and above, and by nobody else")
    void who() {
        var tenant = new TenantId(manager.tenant());
        for (var role : BuiltInRole.values()) {
            if (role == BuiltInRole.SYSTEM_ADMIN) {
                continue;
            }
            boolean may =
                    List.of("account-manager", "customer-manager", "admin", "administrator")
                            .contains(role.id().value());
            var caller = House.signIn(holder(role, tenant));
            assertThat(House.get(customers, caller).status())
                    .as(role.id().value())
                    .isEqualTo(may ? 200 : 403);
            assertThat(House.post(customers, caller, House.object()).status())
                    .as(role.id().value())
                    .isEqualTo(may ? 422 : 403);
        }
    }

    /// Somebody with that role; with `customer-manager`, a guest of the vendor.
    private Person holder(BuiltInRole role, TenantId tenant) {
        if (role != BuiltInRole.CUSTOMER_MANAGER) {
            return House.member(tenant, role);
        }
        var vera = House.staff();
        House.invite(manager, vera);
        House.accept(vera);
        return vera;
    }

    @Test
    @DisplayName("F2: somebody else's customer, one that never was and no id at all look the same")
    void hidden() {
        var foreign = House.customerOf(House.customer(), TenantKind.CORPORATE);
        var nobody = House.get(customers + "/no-such-tenant", token);
        assertThat(nobody.status()).isEqualTo(404);
        for (var id :
                List.of(foreign.value(), "globex", "vendor", manager.tenant(), "A%20!", "x")) {
            var place = customers + "/" + id;
            var wish = House.object().put("name", "Mine");
            for (var reply :
                    List.of(
                            House.get(place, token),
                            Companies.patch(place, token, wish),
                            Companies.patch(place, token, House.object()),
                            House.ask("POST", place + "/independence", token, "", Map.of()))) {
                assertThat(reply.status()).as(id).isEqualTo(404);
                assertThat(reply.text()).as(id).isEqualTo(nobody.text());
            }
        }
    }

    @Test
    @DisplayName("C2: a customer is edited by who manages it, and its own log tells of it")
    void edit() {
        var made = Companies.created(House.post(customers, token, Companies.wish("CORPORATE")));
        var place = Companies.path(manager, made);
        var wish = House.parsed("{\"name\":\"Clinic\",\"settings\":{\"softLimit\":5}}");
        assertThat(House.ask("PATCH", place, token, wish.toString(), Map.of()).status())
                .isEqualTo(428);
        assertThat(Companies.patch(place + "?dryRun=true", token, wish).status()).isEqualTo(200);
        assertThat(House.get(place, token).json()).isEqualTo(made);
        var changed = Companies.patch(place, token, wish, "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("name").asText()).isEqualTo("Clinic");
        assertThat(changed.json().at("/settings/softLimit").asInt()).isEqualTo(5);
        assertThat(Companies.patch(place, token, wish, "\"1\"").status()).isEqualTo(412);
        assertThat(Companies.patch(place, token, wish).header("ETag")).isEqualTo("\"2\"");
        var provider = House.parsed("{\"settings\":{\"identityProvider\":null}}");
        assertThat(Companies.patch(place, token, provider).pointers())
                .containsExactly("/settings/identityProvider");

        var id = new TenantId(made.path("id").asText());
        var own = House.signIn(House.member(id, BuiltInRole.ADMIN));
        assertThat(Companies.log(id.value(), own)).contains("tenant.created", "tenant.changed");
        var log = House.get(Companies.path(id.value()) + "/audit?type=tenant.changed", own).json();
        assertThat(log.at("/items/0/actor/tenant").asText()).isEqualTo(manager.tenant());
        assertThat(Companies.log(manager.tenant(), token)).doesNotContain("tenant.changed");
    }
}
