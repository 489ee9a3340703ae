package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tenants: created and listed by the vendor, and what it switches on for them (C1, E8).
class TenantsIT {
    private final String root = House.signIn(House.ROOT);

    @Test
    @DisplayName(
            "E8: who is named when a tenant is created gets a mail, and holds the role from then on")
    void founders() {
        var wish = Companies.wish("CORPORATE");
        var boss = Companies.name(wish, "account-manager");
        var contact = Companies.name(wish, "management");
        var created = House.post(Companies.TENANTS, root, wish);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = wish.path("id").asText();
        assertThat(created.header("Location")).isEqualTo(Companies.path(id));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(House.get(Companies.path(id), root).json()).isEqualTo(created.json());
        assertThat(created.json().path("managedBy").isNull()).isTrue();
        assertThat(created.json().path("modules")).isEmpty();

        var ada = Companies.arrive(boss, id);
        var max = Companies.arrive(contact, id);
        assertThat(House.get(Companies.path(id), House.signIn(ada)).json())
                .isEqualTo(created.json());
        assertThat(House.get(Companies.path(id), House.signIn(max)).status()).isEqualTo(403);
        var me = House.get(Companies.path(id) + "/me", House.signIn(max)).json();
        assertThat(me.path("roles").toString()).isEqualTo("[\"management\",\"everyone\"]");
        assertThat(me.path("allowed").toString()).contains("request-changes");
        var given = new People(ada).add(People.somebody("management"));
        assertThat(given.problem()).as("E8: nobody else comes by it so").isEqualTo("out-of-reach");

        assertThat(Companies.log(id, House.signIn(ada)))
                .contains("tenant.created")
                .filteredOn("member.created"::equals)
                .hasSize(2);
        var log = House.get(Companies.path(id) + "/audit?type=tenant.created", House.signIn(ada));
        assertThat(log.json().at("/items/0/actor/account").asText())
                .isEqualTo(House.account(House.ROOT.email()).value());
        var verdict = House.get(Companies.path(id) + "/audit/verify", House.signIn(ada)).json();
        assertThat(verdict.path("valid").asBoolean()).isTrue();
    }

    @Test
    @DisplayName(
            "E10: whom nobody manages has an administrator from the start, who counts once there")
    void administrator() {
        var wish = Companies.wish("CORPORATE", "management");
        assertThat(House.post(Companies.TENANTS, root, wish).pointers())
                .containsExactly("/administrators");
        var boss = Companies.name(wish, "admin");
        assertThat(House.post(Companies.TENANTS, root, wish).status()).isEqualTo(201);
        var place = Keys.administrators(new TenantId(wish.path("id").asText()));
        assertThat(House.table().get(place)).as("nobody has come yet").isEmpty();
        var _ = Companies.arrive(boss, wish.path("id").asText());
        assertThat(House.table().get(place).orElseThrow().members("ids"))
                .containsExactly(House.account(boss).value());
    }

    @Test
    @DisplayName("C2: every faulty field of a new tenant is named at once")
    void faults() {
        var wish = House.object().put("id", "No!").put("name", " ").put("kind", "VENDOR");
        wish.put("managedBy", "nobody-knows").put("colour", "red");
        wish.putObject("settings").put("softLimit", 101).putObject("identityProvider");
        var people = wish.putArray("administrators");
        people.addObject()
                .put("firstName", "")
                .put("lastName", "Ward")
                .put("email", "none")
                .put("role", "system-admin");
        people.add("Fay");
        assertThat(House.post(Companies.TENANTS, root, wish).pointers())
                .containsExactlyInAnyOrder(
                        "/id",
                        "/name",
                        "/kind",
                        "/managedBy",
                        "/colour",
                        "/settings/softLimit",
                        "/settings/identityProvider",
                        "/administrators/0/firstName",
                        "/administrators/0/email",
                        "/administrators/0/role",
                        "/administrators/1");
        assertThat(House.post(Companies.TENANTS, root, Companies.wish("PRIVATE")).pointers())
                .as("somebody manages it")
                .containsExactly("/managedBy");
        var named = Companies.wish("PRIVATE", "member").put("managedBy", "acme");
        assertThat(House.post(Companies.TENANTS, root, named).pointers())
                .containsExactly("/administrators");
        var nested = Companies.wish("CORPORATE").put("managedBy", "acme-clinic");
        assertThat(House.post(Companies.TENANTS, root, nested).pointers())
                .as("a customer of a customer")
                .containsExactly("/managedBy");
        for (var role : List.of("everyone", "customer-manager", "nonsense")) {
            assertThat(
                            House.post(
                                            Companies.TENANTS,
                                            root,
                                            Companies.wish("CORPORATE", role)
                                                    .put("managedBy", "acme"))
                                    .pointers())
                    .containsExactly("/administrators/0/role");
        }
        var twice = Companies.wish("CORPORATE", "admin");
        twice.withArray("/administrators").add(twice.at("/administrators/0").deepCopy());
        assertThat(House.post(Companies.TENANTS, root, twice).pointers())
                .containsExactly("/administrators/1/email");
        var many = Companies.wish("CORPORATE", "admin");
        for (int i = 0; i < 10; i++) {
            var _ = Companies.name(many, "agent");
        }
        assertThat(House.post(Companies.TENANTS, root, many).pointers())
                .contains("/administrators");
    }

    @Test
    @DisplayName(
            "C2: an id and an address are given once; a dry run and what is refused leave nothing")
    void taken() {
        var wish = Companies.wish("CORPORATE", "admin");
        var before = House.everything();
        var tried = House.post(Companies.TENANTS + "?dryRun=true", root, wish);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("id")).isEqualTo(wish.path("id"));
        var known = wish.deepCopy();
        ((ObjectNode) known.at("/administrators/0")).put("email", "mia@acme.example");
        var refused = House.post(Companies.TENANTS, root, known);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("/administrators/0");
        var vendor = House.post(Companies.TENANTS, root, wish.deepCopy().put("id", "vendor"));
        assertThat(vendor.status()).isEqualTo(409);
        assertThat(House.everything()).isEqualTo(before);

        assertThat(House.post(Companies.TENANTS, root, wish).status()).isEqualTo(201);
        assertThat(House.post(Companies.TENANTS, root, wish).status()).isEqualTo(409);
    }

    @Test
    @DisplayName(
            "C2: of two that create the same tenant at once one does, and the other is told so")
    void race() {
        for (int round = 0; round < 3; round++) {
            var one = Companies.wish("CORPORATE", "admin");
            var other = one.deepCopy();
            var _ = other.remove("administrators");
            var _ = Companies.name(other, "account-manager");

            var replies =
                    House.atOnce(
                            List.of(
                                    () -> House.post(Companies.TENANTS, root, one),
                                    () -> House.post(Companies.TENANTS, root, other)));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(201, 409);
            House.SYSTEM.quiet();
            int first = replies.getFirst().status();
            assertThat(mails(one)).isEqualTo(first == 201 ? 1 : 0);
            assertThat(mails(other)).isEqualTo(first == 201 ? 0 : 1);
        }
    }

    private static int mails(ObjectNode wish) {
        return House.SYSTEM.mails(wish.at("/administrators/0/email").asText()).size();
    }

    @Test
    @DisplayName("F6: under one key a tenant is created once")
    void again() {
        var wish = Companies.wish("CORPORATE", "admin");
        var key = Map.of("Idempotency-Key", "create-" + wish.path("id").asText());
        var first = House.ask("POST", Companies.TENANTS, root, wish.toString(), key);
        var second = House.ask("POST", Companies.TENANTS, root, wish.toString(), key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        House.SYSTEM.quiet();
        assertThat(mails(wish)).isEqualTo(1);
    }

    @Test
    @DisplayName("F2: only the vendor's system admins see that there are tenants, and make some")
    void others() {
        var ana = House.signIn(House.ANA);
        var staff = House.signIn(House.staff());
        var hidden = House.get("/v1/tenants/nowhere/me", ana);
        var wish = Companies.wish("CORPORATE", "admin");
        for (var reply :
                List.of(
                        House.get(Companies.TENANTS, ana),
                        House.post(Companies.TENANTS, ana, wish),
                        House.post(Companies.TENANTS, ana, House.object()))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(hidden.text());
        }
        assertThat(House.get(Companies.TENANTS, staff).problem()).isEqualTo("lacks-permission");
        assertThat(House.post(Companies.TENANTS, staff, wish).problem())
                .isEqualTo("lacks-permission");
    }

    @Test
    @DisplayName("C1: all tenants are listed, by id and page by page, customers among them")
    void list() {
        var made = Companies.wish("CORPORATE", "admin");
        assertThat(House.post(Companies.TENANTS, root, made).status()).isEqualTo(201);
        var all = Companies.ids(Companies.TENANTS, root, 100);
        assertThat(all)
                .contains("vendor", "acme", "globex", "acme-clinic", "jo-private")
                .contains(made.path("id").asText())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Companies.ids(Companies.TENANTS, root, 7)).isEqualTo(all);
        assertThat(House.get(Companies.TENANTS + "?limit=0&cursor=x&kind=1", root).pointers())
                .containsExactlyInAnyOrder("?limit", "?cursor", "?kind");
        var first = House.get(Companies.TENANTS + "?limit=1", root).json();
        assertThat(first.at("/items/0"))
                .isEqualTo(
                        House.get(Companies.path(first.at("/items/0/id").asText()), root).json());
    }

    @Test
    @DisplayName("C1: the vendor switches a module, the tenant's own people do not")
    void modules() {
        var manager = House.customer();
        var token = House.signIn(manager);
        var path = House.home(manager, "/modules/customer-login");
        var on = House.object().put("enabled", true).toString();
        assertThat(House.ask("PUT", path, token, on, Map.of()).text())
                .contains("lacks-permission", "manage-tenants");
        var guest = House.staff();
        House.invite(manager, guest);
        House.accept(guest);
        assertThat(House.ask("PUT", path, House.signIn(guest), on, Map.of()).status())
                .isEqualTo(403);

        var tried = House.ask("PUT", path + "?dryRun=true", root, on, Map.of());
        assertThat(tried.json().path("modules").toString()).contains("customer-login");
        assertThat(House.get(Companies.path(manager.tenant()), root).json().path("modules"))
                .isEmpty();
        var switched = House.ask("PUT", path, root, on, Map.of());
        assertThat(switched.status()).isEqualTo(200);
        assertThat(switched.header("ETag")).isEqualTo("\"2\"");
        assertThat(House.get(Companies.path(manager.tenant()), token).json())
                .isEqualTo(switched.json());
        var same = House.ask("PUT", path, root, on, Map.of());
        assertThat(same.header("ETag")).as("nothing is otherwise").isEqualTo("\"2\"");
        assertThat(House.ask("PUT", path, root, on, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(412);
        var off = House.object().put("enabled", false).toString();
        assertThat(House.ask("PUT", path, root, off, Map.of("If-Match", "\"2\"")).status())
                .isEqualTo(200);
        assertThat(Companies.log(manager.tenant(), token))
                .filteredOn("module.changed"::equals)
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "F2: a module that never was, a tenant that never was, and a stranger's look the same")
    void no_module() {
        var ana = House.signIn(House.ANA);
        var hidden = House.get("/v1/tenants/nowhere/me", ana);
        var on = House.object().put("enabled", true).toString();
        for (var path :
                List.of(
                        "/v1/tenants/acme/modules/nonsense",
                        "/v1/tenants/none/modules/customer-login")) {
            var reply = House.ask("PUT", path, root, on, Map.of());
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(hidden.text());
        }
        var globex =
                House.ask("PUT", "/v1/tenants/globex/modules/customer-login", ana, on, Map.of());
        assertThat(globex.text()).isEqualTo(hidden.text());
        var path = "/v1/tenants/acme/modules/customer-login";
        assertThat(House.ask("PUT", path, root, "{}", Map.of()).pointers())
                .containsExactly("/enabled");
        assertThat(House.ask("PUT", path, root, "{\"enabled\":1,\"x\":1}", Map.of()).pointers())
                .containsExactlyInAnyOrder("/enabled", "/x");
    }

    @Test
    @DisplayName(
            "F2: a tenant is shown to who manages its settings, to the vendor, and to nobody else")
    void shown() {
        var manager = House.customer();
        var path = Companies.path(manager.tenant());
        assertThat(House.get(path, House.signIn(manager)).status()).isEqualTo(200);
        assertThat(House.get(path, root).status()).isEqualTo(200);
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        assertThat(House.get(path, House.signIn(agent)).problem()).isEqualTo("lacks-permission");
        var hidden = House.get("/v1/tenants/nowhere", House.signIn(House.ANA));
        var foreign = House.get(path, House.signIn(House.ANA));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(hidden.text());
        assertThat(House.get("/v1/tenants/A%20!", root).text()).isEqualTo(hidden.text());
    }
}
