package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.Tries;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Seed;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.outside.GivenSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is invoked by hand. That it works is how every system here begins.
class BootstrapIT {
    private static final String ME = "/v1/tenants/vendor/me";
    private static final String REASON = "The last system admin had left";

    @Test
    @DisplayName("F1: a fresh deployment has no account; the first is the one that bootstrap makes")
    void fresh() throws Function.Failed {
        var bare = GivenSystem.in(Options.usual().port(0).seed(Seed.NOTHING));
        try (var system = LocalSystem.start(bare)) {
            var web = new Web(system.base(), ContractCheck::holds);
            var words = List.of("root-at-the-gate", "changeme");
            for (var name : List.of("admin", "root", "root@vendor.example", "ana@acme.example")) {
                for (var word : words) {
                    assertThat(signIn(web, name, word).status()).as(name).isEqualTo(401);
                }
            }
            assertThat(accounts(system)).isEmpty();

            var input =
                    House.object()
                            .put("tenantName", "Vendor")
                            .put("email", "kim@vendor.example")
                            .put("firstName", "Kim")
                            .put("lastName", "Steinbrecher");
            var told = system.invoke("bootstrap", input).path("administrator");
            assertThat(accounts(system)).hasSize(1);
            assertThat(told.path("password").asText()).matches("[a-z2-7]{26}");
            var name = told.path("username").asText();
            assertThat(signIn(web, name, told.path("password").asText()).status()).isEqualTo(201);
        }
    }

    private static Web.Reply signIn(Web web, String username, String password) {
        var body = Web.object().put("username", username).put("password", password);
        return web.ask("POST", "/v1/sessions", "", body.toString(), Map.of());
    }

    private static List<String> accounts(LocalSystem system) {
        return system
                .dynamo()
                .scanPaginator(scan -> scan.tableName(system.table()).consistentRead(true))
                .items()
                .stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .filter("ACCOUNT"::equals)
                .toList();
    }

    @Test
    @DisplayName("F6: a bootstrap names every faulty field, and changes nothing")
    void faults() throws Function.Failed {
        var before = House.everything();
        var input =
                House.object()
                        .put("email", "nowhere")
                        .put("firstName", "")
                        .put("username", "a b")
                        .put("password", "Password2026")
                        .put("rank", "first");

        var told = House.SYSTEM.invoke("bootstrap", input);

        assertThat(told.path("status").asInt()).isEqualTo(422);
        assertThat(pointers(told))
                .containsExactlyInAnyOrder(
                        "/tenantName",
                        "/email",
                        "/firstName",
                        "/lastName",
                        "/username",
                        "/password",
                        "/rank");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: on a local system a person can run it by curl, as an operator does on AWS")
    void by_hand() {
        var input = House.object().put("tenantName", "Vendor");
        var answer = House.post("/_local/functions/bootstrap", "", input);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/email", "/firstName", "/lastName");
    }

    @Test
    @DisplayName("D2: the first password is none that many people use or that names its person")
    void password() throws Function.Failed {
        var before = House.everything();
        for (var weak : List.of("short", "sunshine1", "Steinbrecher-9", "vendor.example")) {
            var input =
                    House.object()
                            .put("tenantName", "Vendor")
                            .put("email", "kim@vendor.example")
                            .put("firstName", "Kim")
                            .put("lastName", "Steinbrecher")
                            .put("password", weak);
            var told = House.SYSTEM.invoke("bootstrap", input);
            assertThat(pointers(told)).as(weak).containsExactly("/password");
            assertThat(told.toString()).doesNotContain(weak);
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F1: a system admin who was locked out is restored: enabled, with a new password")
    void restored() throws Function.Failed {
        var person = House.staff();
        var session = House.signIn(person);
        var account = House.get("/v1/me", session).json().at("/account/id").asText();
        Authenticator.on(person, session);
        new People(House.ROOT).disable(person);
        assertThat(House.get("/v1/me", session).status()).isEqualTo(401);
        for (int i = 0; i <= Tries.FREE; i++) {
            var _ = signIn(person.email(), "not-the-password");
        }
        var input = House.object().put("restore", person.email()).put("reason", REASON);

        var told = House.SYSTEM.invoke("bootstrap", input);

        assertThat(told.path("account").asText()).isEqualTo(account);
        assertThat(told.path("email").asText()).isEqualTo(person.email());
        assertThat(House.get("/v1/me", session).status()).as("older sessions").isEqualTo(401);
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(401);
        var again = signIn(person.email(), told.path("password").asText());
        assertThat(again.status()).isEqualTo(201);
        var token = again.json().path("accessToken").asText();
        var me = House.get("/v1/tenants/" + person.tenant() + "/me", token).json();
        assertThat(me.path("roles").toString()).contains("system-admin");
        assertThat(me.at("/until/system-admin").isNull()).isTrue();

        House.SYSTEM.quiet();
        var path = "/v1/tenants/" + person.tenant() + "/audit?type=member.restored&subject=";
        var entries = House.get(path + account, token).json().path("items");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("reason").asText()).isEqualTo(REASON);
        assertThat(entries.get(0).at("/after/enabled").asBoolean()).isTrue();
        assertThat(entries.toString()).doesNotContain(told.path("password").asText());
        assertThat(House.SYSTEM.mails(person.email()))
                .filteredOn(mail -> mail.subject().equals("Your account at Vendor was restored"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.text()).contains(REASON, "second factor");
                    assertThat(mail.text()).doesNotContain(told.path("password").asText());
                    assertThat(mail.links()).containsExactly(House.SYSTEM.base() + "/reset");
                });

        var twice = House.SYSTEM.invoke("bootstrap", input);
        assertThat(twice.path("password").asText()).isNotEqualTo(told.path("password").asText());
        assertThat(House.get("/v1/me", token).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F1: whoever's address a thief has changed is restored by username or account id")
    void restored_by_name() throws Function.Failed {
        var person = House.staff();
        var token = House.newSession(person);
        var account = House.get("/v1/me", token).json().at("/account/id").asText();
        var thiefs = "thief-of-" + person.email();
        var links = new ArrayList<String>();
        for (var address : List.of(thiefs, "second-" + thiefs)) {
            var body = House.object().put("email", address).toString();
            var match = Map.of("If-Match", "*");
            assertThat(House.ask("PATCH", ME, token, body, match).status()).isEqualTo(200);
            links.add(House.linkToken(address));
            var link = House.object().put("token", links.getLast());
            if (links.size() == 1) {
                assertThat(House.post("/v1/email-changes/complete", "", link).status())
                        .isEqualTo(204);
            }
        }
        for (var login : List.of(person.email(), account)) {
            var input = House.object().put("restore", login).put("reason", REASON);
            var told = House.SYSTEM.invoke("bootstrap", input);
            assertThat(told.path("account").asText()).as(login).isEqualTo(account);
            assertThat(told.path("email").asText()).isEqualTo(thiefs);
        }
        // a mail that comes late goes to the address of then
        House.SYSTEM.quiet();
        var waiting = House.object().put("token", links.getLast());
        assertThat(House.post("/v1/email-changes/complete", "", waiting).status()).isEqualTo(410);

        var home = House.object().put("restore", account).put("reason", REASON);
        var taken = House.SYSTEM.invoke("bootstrap", home.put("email", "root@vendor.example"));
        assertThat(taken.path("status").asInt()).isEqualTo(409);
        var own = "back-" + person.email();
        var back = House.SYSTEM.invoke("bootstrap", home.put("email", own));
        assertThat(back.path("email").asText()).isEqualTo(own);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(own)).hasSize(1);
        var before = House.SYSTEM.mails(thiefs).size();
        for (var login : List.of(thiefs, own)) {
            assertThat(Passwords.ask(login).status()).isEqualTo(202);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(thiefs)).as("the thief gets no link").hasSize(before);
        assertThat(House.SYSTEM.mails(own)).hasSize(2);
        assertThat(signIn(person.email(), back.path("password").asText()).status()).isEqualTo(201);

        // the old address, which is still the username of the one, is another's now
        var _ = House.member(new TenantId("vendor"), BuiltInRole.AGENT, "x" + person.email());
        var other = House.newSession(new Person("x" + person.email(), person.password(), "vendor"));
        var freed = House.object().put("email", person.email()).toString();
        assertThat(House.ask("PATCH", ME, other, freed, Map.of("If-Match", "*")).status())
                .isEqualTo(200);
        var confirm = House.object().put("token", House.linkToken(person.email()));
        assertThat(House.post("/v1/email-changes/complete", "", confirm).status()).isEqualTo(204);
        var both = House.object().put("restore", person.email()).put("reason", REASON);
        var told = House.SYSTEM.invoke("bootstrap", both);
        assertThat(told.path("status").asInt()).isEqualTo(409);
        assertThat(told.path("detail").asText()).contains("account's id");
    }

    @Test
    @DisplayName("B3: nobody is restored while the vendor's people come from an identity provider")
    void not_while_external() throws Function.Failed {
        var person = House.staff();
        var provider =
                House.object()
                        .put("tenant", "vendor")
                        .put("name", "Vendor Login")
                        .put("issuer", "https://login.vendor.example")
                        .put("clientId", "gatehouse");
        provider.putArray("domains").add("vendor.example");
        configure(provider);
        try {
            var input = House.object().put("restore", person.email()).put("reason", REASON);
            var told = House.SYSTEM.invoke("bootstrap", input);
            assertThat(told.path("status").asInt()).isEqualTo(409);
            assertThat(told.path("detail").asText()).contains("removed first", "Vendor Login");
        } finally {
            configure(House.object().put("tenant", "vendor").put("remove", true));
        }
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(201);
    }

    private static void configure(ObjectNode provider) {
        var input = House.object().put("reason", REASON);
        input.set("identityProvider", provider);
        var _ = House.feed("bootstrap", input);
    }

    @Test
    @DisplayName("F1: nobody is restored who is not at home with the vendor, or without a reason")
    void not_restored() throws Function.Failed {
        var customer = House.member(new TenantId("acme"), BuiltInRole.ADMIN);
        var before = House.everything();
        for (var email : List.of(customer.email(), "nobody@vendor.example")) {
            var input = House.object().put("restore", email).put("reason", REASON);
            assertThat(House.SYSTEM.invoke("bootstrap", input).path("status").asInt())
                    .as(email)
                    .isEqualTo(409);
        }
        var bad = House.object().put("restore", "x").put("password", "a-good-password");
        assertThat(pointers(House.SYSTEM.invoke("bootstrap", bad)))
                .containsExactlyInAnyOrder("/restore", "/reason", "/password");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("E10: a bootstrapped or restored system admin counts, so that others may go")
    void counted() throws Function.Failed {
        var bare = GivenSystem.in(Options.usual().port(0).seed(Seed.NOTHING));
        try (var system = LocalSystem.start(bare)) {
            var web = new Web(system.base(), ContractCheck::holds);
            var made = system.invoke("bootstrap", input("kimst")).path("administrator");
            othersMayGo(web, token(web, "kimst", made.path("password").asText()));

            var input = House.object().put("restore", "kimst@vendor.example").put("reason", REASON);
            var again = system.invoke("bootstrap", input).path("password").asText();
            othersMayGo(web, token(web, "kimst", again));
        }
    }

    /// Another administrator comes and goes.
    private static void othersMayGo(Web web, String token) {
        var wish = input("other").put("password", "three gates by night");
        var _ = wish.remove("tenantName");
        wish.putArray("roles").add("account-manager");
        var people = "/v1/tenants/vendor/members";
        var added = web.ask("POST", people, token, wish.toString(), Map.of());
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        var path = people + "/" + added.body().path("id").asText();
        assertThat(web.ask("DELETE", path, token, "", Map.of()).status()).isEqualTo(204);
    }

    private static String token(Web web, String username, String password) {
        return signIn(web, username, password).body().path("accessToken").asText();
    }

    private static ObjectNode input(String name) {
        return House.object()
                .put("tenantName", "Vendor")
                .put("email", name + "@vendor.example")
                .put("username", name)
                .put("firstName", "Kim")
                .put("lastName", "Steinbrecher");
    }

    private static Reply signIn(String username, String password) {
        var body = House.object().put("username", username).put("password", password);
        return House.post("/v1/sessions", "", body);
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }
}
