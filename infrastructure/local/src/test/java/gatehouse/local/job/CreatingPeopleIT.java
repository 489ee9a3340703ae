package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Adding people to a tenant.
class CreatingPeopleIT {
    private final Person boss = House.customer();
    private final People people = new People(boss);

    @Test
    @DisplayName("B1: somebody new gets a mail, chooses a password by its link, and signs in")
    void lifecycle() {
        var wish = People.somebody("agent");
        var reply = people.add(wish);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Location"))
                .isEqualTo(people.path(reply.json().path("id").asText()));
        assertThat(reply.json().path("username").asText()).isEqualTo(wish.path("email").asText());
        assertThat(reply.json().path("delivery").asText()).isEqualTo("queued");

        var email = wish.path("email").asText();
        var chosen = House.object().put("token", House.linkToken(email));
        chosen.put("password", "three gates by night");
        assertThat(House.post("/v1/activations/complete", "", chosen).status()).isEqualTo(204);
        var person = new Person(email, "three gates by night", boss.tenant());
        var me = House.get(House.home(boss, "/me"), House.newSession(person)).json();
        assertThat(me.path("roles").toString()).isEqualTo("[\"agent\",\"everyone\"]");

        House.SYSTEM.quiet();
        var shown = people.show(reply.json().path("id").asText());
        assertThat(shown.path("delivery").asText()).isEqualTo("delivered");
        assertThat(shown.path("lastLogin").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("D2: what is sent is what is shown, in the form in which it is kept")
    void everything() {
        var wish =
                People.somebody("manager", "content-creator")
                        .put("username", House.fresh("Noor-"))
                        .put("company", "  Haddad & Töchter ")
                        .put("url", "https://haddad.example/über")
                        .put("country", "de")
                        .put("region", "Berlin")
                        .put("address", "Am Tor 1")
                        .put("postcode", "10115")
                        .put("city", "Berlin")
                        .put("phone", "+49 (30) 123456")
                        .put("mobile", "+49 151 12345678")
                        .put("externalId", "crm/17")
                        .put("enableNotifications", false)
                        .put("preferredLanguage", "de")
                        .put("softLimit", 3)
                        .put("hardLimit", 9)
                        .put("permissions", "agent");
        wish.putArray("languages").add("de").add("pt-br");
        var made = people.added(wish);
        var shown = people.show(made.path("id").asText());
        assertThat(shown.path("company").asText()).isEqualTo("Haddad & Töchter");
        assertThat(shown.path("country").asText()).isEqualTo("DE");
        assertThat(shown.path("phone").asText()).isEqualTo("+4930123456");
        assertThat(shown.path("languages").toString()).isEqualTo("[\"de\",\"pt-BR\"]");
        assertThat(shown.path("roles").toString())
                .isEqualTo("[\"content-creator\",\"manager\",\"agent\"]");
        assertThat(shown.path("permissions").asText()).isEqualTo("manager");
        for (var field :
                List.of("username", "url", "externalId", "enableNotifications", "hardLimit")) {
            assertThat(shown.path(field)).as(field).isEqualTo(made.path(field));
        }
    }

    @Test
    @DisplayName("D2: without a mail there has to be a password; with both, the mail only says so")
    void password() {
        var bare = People.somebody("agent").put("sendRegistrationEmail", false);
        assertThat(people.add(bare).pointers()).containsExactly("/password");

        var silent = bare.deepCopy().put("password", "three gates by night");
        var _ = people.added(silent);
        var told = People.somebody("agent").put("password", "three gates by night");
        var _ = people.added(told);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(silent.path("email").asText())).isEmpty();
        assertThat(House.SYSTEM.mails(told.path("email").asText()))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.text()).contains("is ready").doesNotContain("#"));
        for (var wish : List.of(silent, told)) {
            var person = new Person(wish.path("email").asText(), "three gates by night", "");
            assertThat(House.newSession(person)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("D2: an address that cannot be a username has one made of it")
    void made() {
        var wish = People.somebody("agent");
        wish.put("email", "averyveryveryverylongname+tag@people.example");
        assertThat(people.added(wish).path("username").asText())
                .startsWith("averyveryveryverylo")
                .hasSizeLessThanOrEqualTo(31);
    }

    @Test
    @DisplayName("F6: every faulty field is named, and nobody is made")
    void faults() {
        var _ = House.signIn(boss);
        var before = House.everything();
        var wish =
                House.object()
                        .put("email", "nobody")
                        .put("firstName", "a\r\nBcc: x")
                        .put("username", "four")
                        .put("password", "password")
                        .put("sendRegistrationEmail", "yes")
                        .put("url", "javascript:alert(1)")
                        .put("country", "XX")
                        .put("phone", "12")
                        .put("preferredLanguage", "not a language")
                        .put("softLimit", 101)
                        .put("group", "nowhere")
                        .put("permissions", "root")
                        .put("isAdmin", true)
                        .put("enabled", true);
        wish.putArray("roles")
                .add("root")
                .add("customer-manager")
                .add("everyone")
                .add("system-admin");
        assertThat(people.add(wish).pointers())
                .containsExactlyInAnyOrder(
                        "/email",
                        "/firstName",
                        "/lastName",
                        "/username",
                        "/password",
                        "/sendRegistrationEmail",
                        "/url",
                        "/country",
                        "/phone",
                        "/preferredLanguage",
                        "/softLimit",
                        "/group",
                        "/permissions",
                        "/roles/0",
                        "/roles/1",
                        "/roles/2",
                        "/roles/3",
                        "/isAdmin",
                        "/enabled");
        var none = People.somebody();
        assertThat(people.add(none).pointers()).containsExactly("/roles");
        var above = People.somebody("agent").put("softLimit", 9).put("hardLimit", 3);
        assertThat(people.add(above).pointers()).containsExactly("/softLimit");
        assertThat(House.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00a0",
                "\u202eabc",
                "\u2066abc",
                "\u2800",
                "\u3164",
                "\u115f",
                "\u0301",
                "\ue000",
                "\u0378",
                "\u200d"
            })
    @DisplayName("D2: a name or a company that shows nothing, or turns what follows, is refused")
    void invisible(String text) {
        var wish = People.somebody("agent").put("firstName", text).put("company", text);
        assertThat(people.add(wish).pointers()).containsExactly("/firstName", "/company");
        var group = House.object().put("name", text);
        assertThat(House.post(House.home(boss, "/groups"), House.signIn(boss), group).pointers())
                .containsExactly("/name");
    }

    @Test
    @DisplayName("D2: a name is without white space around, whichever of Unicode's it is")
    void trimmed() {
        var wish = People.somebody("agent").put("firstName", "\u00a0\u2003 Noor\u3000\u202f");
        assertThat(people.added(wish).path("name").asText()).isEqualTo("Noor Haddad");
    }

    @Test
    @DisplayName("A1: the role of vendor users comes by no other way than the invitation")
    void customer_manager() {
        var refused = people.add(People.somebody("customer-manager"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("comes only by inviting");
        var member = people.added(People.somebody("agent")).path("id").asText();
        var roles = House.object();
        roles.putArray("roles").add("customer-manager");
        assertThat(people.edit(member, roles).pointers()).containsExactly("/roles/0");
        var grant = House.object().put("role", "customer-manager");
        assertThat(
                        House.post(people.path(member) + "/grants", House.signIn(boss), grant)
                                .pointers())
                .containsExactly("/role");
    }

    @Test
    @DisplayName("B2: nobody is given more than 20 roles, the permission level included")
    void most_roles() {
        var roles =
                IntStream.range(0, 20)
                        .mapToObj(i -> House.role(boss, "Reader " + i, 5, "read-people"))
                        .toArray(String[]::new);
        var wish = People.somebody(roles).put("permissions", "agent");
        assertThat(people.add(wish).pointers()).containsExactly("/permissions");
        wish.remove("permissions");
        assertThat(people.add(wish).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D2: what must be unique is taken once, also by many at the same moment")
    void unique() {
        var one = People.somebody("agent").put("username", House.fresh("taken-"));
        one.put("externalId", "ext-1");
        var _ = people.added(one);
        for (var field : List.of("email", "username", "externalId")) {
            var other = People.somebody("agent");
            other.set(field, one.path(field));
            var refused = people.add(other);
            assertThat(refused.status()).as(field).isEqualTo(409);
        }
        var wish = People.somebody("agent");
        var statuses =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> {
                                    var same = wish.deepCopy().put("externalId", "same");
                                    same.put("email", "race" + i + wish.path("email").asText());
                                    return people.add(same).status();
                                }))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
    }

    @Test
    @DisplayName("F7: a dry run shows who would come, and makes nobody")
    void dry() {
        var _ = House.signIn(boss);
        var before = House.everything();
        var reply =
                House.post(
                        people.path() + "?dryRun=true",
                        House.signIn(boss),
                        People.somebody("agent"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("state").asText()).isEqualTo("active");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: the same key makes one person; one with a password is never kept")
    void key() {
        var wish = People.somebody("agent").toString();
        var key = Map.of("Idempotency-Key", "once");
        var first = House.ask("POST", people.path(), House.signIn(boss), wish, key);
        var again = House.ask("POST", people.path(), House.signIn(boss), wish, key);
        assertThat(again.text()).isEqualTo(first.text());

        var secret = People.somebody("agent").put("password", "three gates by night").toString();
        var other = Map.of("Idempotency-Key", "secret");
        assertThat(House.ask("POST", people.path(), House.signIn(boss), secret, other).status())
                .isEqualTo(201);
        assertThat(House.ask("POST", people.path(), House.signIn(boss), secret, other).status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("F3: nobody gives a role above the own rank, nor what the own roles do not allow")
    void reach() {
        var tenant = new TenantId(boss.tenant());
        var expected =
                Map.of(
                        BuiltInRole.ADMIN, List.of("admin", "agent"),
                        BuiltInRole.ADMINISTRATOR, List.of("administrator", "member"),
                        BuiltInRole.STAFF_ADMIN, List.of("manager", "agent"),
                        BuiltInRole.DEPARTMENT_ADMINISTRATOR, List.of("content-creator"));
        var refused =
                Map.of(
                        BuiltInRole.ADMIN, List.of("account-manager", "management"),
                        BuiltInRole.ADMINISTRATOR, List.of("admin", "agent"),
                        BuiltInRole.STAFF_ADMIN, List.of("staff-admin", "member"),
                        BuiltInRole.DEPARTMENT_ADMINISTRATOR, List.of("agent", "staff-admin"));
        for (var role : expected.keySet()) {
            var by = new People(House.member(tenant, role));
            for (var given : expected.getOrDefault(role, List.of())) {
                assertThat(by.add(People.somebody(given)).status()).as(role + given).isEqualTo(201);
            }
            for (var given : refused.getOrDefault(role, List.of())) {
                var reply = by.add(People.somebody(given));
                assertThat(reply.status()).as(role + " " + given).isEqualTo(403);
                assertThat(reply.problem()).isEqualTo("out-of-reach");
            }
        }
        assertThat(
                        new People(House.member(tenant, BuiltInRole.AGENT))
                                .add(People.somebody("agent"))
                                .problem())
                .isEqualTo("lacks-permission");
    }

    @Test
    @DisplayName("F4: who was made by whom stands in the log, and nothing secret")
    void audited() {
        var wish = People.somebody("agent").put("password", "three gates by night");
        var made = people.added(wish.put("company", "Acme"));
        House.SYSTEM.quiet();
        var entries = House.get(House.home(boss, "/audit?type=member.created"), House.signIn(boss));
        assertThat(entries.text()).doesNotContain("three gates").doesNotContain("argon2");
        assertThat(entry(entries.json(), made.path("id").asText()).at("/after/company").asText())
                .isEqualTo("Acme");
    }

    private static JsonNode entry(JsonNode list, String member) {
        for (var entry : list.path("items")) {
            if (entry.at("/subject/id").asText().equals(member)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of " + member);
    }
}
