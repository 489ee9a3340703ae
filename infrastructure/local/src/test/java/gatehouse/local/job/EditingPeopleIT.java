package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Editing a tenant's people.
class EditingPeopleIT {
    private final Person boss = House.customer();
    private final TenantId tenant = new TenantId(boss.tenant());
    private final People people = new People(boss);

    @Test
    @DisplayName("B6: everything but the username is edited; what is not spoken of stays")
    void edited() {
        var made =
                people.added(People.somebody("agent").put("company", "Acme").put("city", "Bonn"));
        var id = made.path("id").asText();
        House.SYSTEM.quiet(); // the mail to somebody new is told by the member too
        var wish = House.object().put("firstName", "Nora").put("company", "Acme Logistics");
        wish.putNull("city").put("permissions", "manager").put("hardLimit", 5);
        var reply = people.edit(id, wish, "\"1\"");

        assertThat(reply.status()).isEqualTo(200);
        var shown = people.show(id);
        assertThat(shown).isEqualTo(reply.json());
        assertThat(shown.path("name").asText()).isEqualTo("Nora Haddad");
        assertThat(shown.path("company").asText()).isEqualTo("Acme Logistics");
        assertThat(shown.path("city").isNull()).isTrue();
        assertThat(shown.path("roles").toString()).isEqualTo("[\"manager\"]");
        assertThat(shown.path("version").asInt()).isEqualTo(2);
        assertThat(people.edit(id, wish, "\"2\"").json().path("version").asInt())
                .as("nothing changed")
                .isEqualTo(2);
        for (var field : List.of("username", "password", "id", "external", "registeredAt")) {
            assertThat(people.edit(id, House.object().put(field, "another")).pointers())
                    .as(field)
                    .containsExactly("/" + field);
        }
    }

    @Test
    @DisplayName("D2: an external id is one person's, and free once it is changed, erased or left")
    void external_id() {
        var one = people.added(People.somebody("agent").put("externalId", "crm-1"));
        var two = people.added(People.somebody("agent")).path("id").asText();
        var first = House.object().put("externalId", "crm-1");
        assertThat(people.edit(two, first).status()).isEqualTo(409);
        var id = one.path("id").asText();
        assertThat(people.edit(id, first).status()).as("the own one").isEqualTo(200);
        var second = House.object().put("externalId", "crm-2");
        assertThat(people.edit(id, second).status()).isEqualTo(200);
        assertThat(people.edit(two, first).status()).as("changed").isEqualTo(200);
        assertThat(people.edit(id, House.object().putNull("externalId")).status()).isEqualTo(200);
        var _ = people.added(People.somebody("agent").put("externalId", "crm-2"));
        assertThat(people.delete(two).status()).isEqualTo(204);
        assertThat(people.edit(id, first).status()).as("left").isEqualTo(200);

        var third = House.object().put("externalId", "crm-3");
        var both =
                Stream.of(id, people.added(People.somebody("agent")).path("id").asText())
                        .map(who ->
                                CompletableFuture.supplyAsync(
                                        () -> people.edit(who, third).status()))
                        .toList();
        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @DisplayName("B8: barring by an edit is told as barring, with what else was edited")
    void barred() {
        var id = people.added(People.somebody("agent")).path("id").asText();
        var wish = House.object().put("active", false).put("firstName", "Nora");
        assertThat(people.edit(id, wish).status()).isEqualTo(200);
        assertThat(people.edit(id, House.object().put("active", true)).status()).isEqualTo(200);
        House.SYSTEM.quiet();
        for (var type : List.of("member.disabled", "member.enabled")) {
            assertThat(Passwords.entries(boss, type))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.at("/after/enabled").isBoolean()).isTrue());
        }
        assertThat(Passwords.entries(boss, "member.disabled").getFirst().at("/after/firstName"))
                .hasToString("\"Nora\"");
    }

    @Test
    @DisplayName("B1: the mail to a corrected address shows how far it got")
    void corrected() {
        var wish = People.somebody("agent");
        wish.put("email", "bounce-" + wish.path("email").asText());
        var id = people.added(wish).path("id").asText();
        House.SYSTEM.quiet();
        assertThat(people.show(id).path("delivery").asText()).isEqualTo("bounced");
        var right = "right-" + wish.path("email").asText();
        assertThat(people.edit(id, House.object().put("email", right)).json().path("delivery"))
                .hasToString("\"queued\"");
        House.SYSTEM.quiet();
        assertThat(people.show(id).path("delivery").asText()).isEqualTo("delivered");
        assertThat(House.linkToken(right)).isNotEmpty();

        var barred = People.somebody("agent").put("active", false);
        assertThat(people.added(barred).path("delivery").isNull()).as("nothing went").isTrue();
    }

    @Test
    @DisplayName("B7: whose preferred language is taken back gets mails in the standard one")
    void language() {
        var person = people.known("agent");
        var id = people.id(person);
        var german = House.object().put("preferredLanguage", "de");
        german.putArray("languages").add("de");
        assertThat(people.edit(id, german).status()).isEqualTo(200);
        assertThat(people.edit(id, House.object().putNull("preferredLanguage")).status())
                .isEqualTo(200);
        House.SYSTEM.advance(java.time.Duration.ofMinutes(2));
        assertThat(people.act(id, "/reset-password").status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()).getFirst().subject()).contains("password");
    }

    @Test
    @DisplayName(
            "B7: who has no languages of the own prefers one of the tenant's, where it has some")
    void tenants_languages() {
        var person = people.known("agent");
        var id = people.id(person);
        assertThat(prefers(id, "tlh").status()).isEqualTo(200);
        for (var none : List.of("xx", "zz-ZZ", "qaa", "und", "x-own", "abcd")) {
            assertThat(prefers(id, none).pointers()).as(none).containsExactly("/preferredLanguage");
        }
        House.languages(tenant, true, "de", "fr");
        assertThat(prefers(id, "it").pointers()).containsExactly("/preferredLanguage");
        assertThat(people.edit(id, House.object().put("city", "Bonn")).status())
                .as("what was chosen before stays")
                .isEqualTo(200);
        assertThat(prefers(id, "fr").status()).isEqualTo(200);
        var own = House.object().put("preferredLanguage", "it");
        own.putArray("languages").add("it");
        assertThat(people.edit(id, own).status()).isEqualTo(200);
        var mine =
                House.ask(
                        "PATCH",
                        House.home(person, "/me"),
                        House.signIn(person),
                        House.object().put("preferredLanguage", "fr").toString(),
                        Map.of("If-Match", "*"));
        assertThat(mine.pointers()).containsExactly("/preferredLanguage");
        House.languages(tenant, false, "de", "fr");
        var none = House.object().put("preferredLanguage", "it");
        none.putArray("languages");
        assertThat(people.edit(id, none).status()).isEqualTo(200);
    }

    private Reply prefers(String id, String language) {
        return people.edit(id, House.object().put("preferredLanguage", language));
    }

    @Test
    @DisplayName("D2: what looks like an encoded word in a name is shown in a subject as it is")
    void encoded_words() {
        var odd = "=?utf-8?q?=42=63=63=3A?=";
        var wish = House.object().put("firstName", odd);
        var me =
                House.ask(
                        "PATCH",
                        House.home(boss, "/me"),
                        House.signIn(boss),
                        wish.toString(),
                        Map.of("If-Match", "*"));
        assertThat(me.json().path("firstName").asText()).isEqualTo(odd);
        var guest = House.staff();
        var _ = House.invite(boss, guest);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(guest.email()).getFirst().subject())
                .contains(odd)
                .doesNotContain("Bcc:");
    }

    @Test
    @DisplayName("B6: another mail address is the account's at once, and is told to the old one")
    void address() {
        var person = people.known("agent");
        var id = people.id(person);
        House.SYSTEM.advance(java.time.Duration.ofMinutes(2));
        assertThat(people.act(id, "/reset-password").status()).isEqualTo(200);
        var link = House.linkToken(person.email());
        var moved = "moved-" + person.email();
        assertThat(people.edit(id, House.object().put("email", moved)).status()).isEqualTo(200);

        var chosen = House.object().put("token", link).put("password", "another-fine-one");
        assertThat(House.post("/v1/password-resets/complete", "", chosen).status())
                .as("a link that went to the old address")
                .isEqualTo(410);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()).getFirst().text()).contains("mail address");
        var list = House.get(people.path() + "?q=Noor", House.signIn(boss)).text();
        assertThat(list).contains(moved);
        assertThat(people.add(People.somebody("agent").put("email", moved)).status())
                .isEqualTo(409);
        assertThat(
                        people.added(
                                        People.somebody("agent")
                                                .put("email", person.email())
                                                .put("username", House.fresh("free-")))
                                .path("email")
                                .asText())
                .as("the old one is free")
                .isEqualTo(person.email());
    }

    @Test
    @DisplayName(
            "B1: who has not come yet gets the link at the new address, and the old one is void")
    void mistyped() {
        var wish = People.somebody("agent");
        var id = people.added(wish).path("id").asText();
        var old = House.linkToken(wish.path("email").asText());
        var right = "right-" + wish.path("email").asText();
        assertThat(people.edit(id, House.object().put("email", right)).status()).isEqualTo(200);
        for (var token : List.of(old, House.linkToken(right))) {
            var chosen = House.object().put("token", token).put("password", "three gates by night");
            assertThat(House.post("/v1/activations/complete", "", chosen).status())
                    .isEqualTo(token.equals(old) ? 410 : 204);
        }
    }

    @Test
    @DisplayName("B2: the last role is not taken away; roles are given several at a time")
    void several() {
        var person = people.known("agent");
        var id = people.id(person);
        assertThat(people.edit(id, roles()).pointers()).containsExactly("/roles");
        var both = people.edit(id, roles("content-creator", "manager"));
        assertThat(both.json().path("roles").toString())
                .isEqualTo("[\"content-creator\",\"manager\"]");
        var allowed =
                House.get(House.home(boss, "/me"), House.signIn(person)).json().path("allowed");
        assertThat(allowed.toString()).contains("reporting", "invite-customers");
    }

    @Test
    @DisplayName("F3: nobody edits people of the own or a higher rank, nor oneself")
    void reach() {
        var admin = new People(House.member(tenant, BuiltInRole.ADMIN));
        var wish = House.object().put("company", "Mine");
        for (var role : List.of(BuiltInRole.ADMIN, BuiltInRole.ACCOUNT_MANAGER)) {
            var reply = admin.edit(people.id(House.member(tenant, role)), wish);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("outranked");
        }
        assertThat(admin.edit(people.id(admin.boss()), wish).problem()).isEqualTo("outranked");
        var low = people.id(House.member(tenant, BuiltInRole.STAFF_ADMIN));
        assertThat(admin.edit(low, wish).status()).isEqualTo(200);
        assertThat(admin.edit(low, roles("account-manager")).problem()).isEqualTo("out-of-reach");
    }

    @Test
    @DisplayName("F6: of two who edit with one ETag one wins, and the other is told")
    void stale() {
        var id = people.added(People.somebody("agent")).path("id").asText();
        var statuses =
                Stream.of("Acme", "Globex", "Initech")
                        .map(name ->
                                CompletableFuture.supplyAsync(() ->
                                        people.edit(
                                                        id,
                                                        House.object().put("company", name),
                                                        "\"1\"")
                                                .status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();
        assertThat(statuses).containsExactly(200, 412, 412);
    }

    @Test
    @DisplayName("D4: an administrator gives another username, and the person is told")
    void username() {
        var person = people.known("agent");
        var id = people.id(person);
        var name = House.fresh("other-");
        var path = people.path(id) + "/credentials";
        var wish = House.object().put("username", name);
        assertThat(House.post(path, House.signIn(boss), wish).status()).isEqualTo(200);
        assertThat(House.newSession(new Person(name, person.password(), ""))).isNotEmpty();
        assertThat(House.newSession(person)).as("the old one").isEmpty();
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()).getFirst().text()).contains(name);
        var secret = wish.deepCopy().put("password", "another-fine-one");
        assertThat(House.post(path, House.signIn(boss), secret).pointers())
                .containsExactly("/password");
    }

    @Test
    @DisplayName("A9: a role within a window comes and goes beside those that stay")
    void grant() {
        var person = people.known("agent");
        var path = people.path(people.id(person)) + "/grants";
        var now = House.SYSTEM.clock().instant();
        var wish = House.object().put("role", "manager").put("reason", "Stands in for a month");
        wish.put("end", now.plus(java.time.Duration.ofDays(20)).toString());
        var reply = House.post(path, House.signIn(boss), wish);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("state").asText()).isEqualTo("active");
        assertThat(may(person)).contains("reporting");

        var own = House.signIn(boss);
        var long_ = wish.deepCopy().put("end", now.plus(java.time.Duration.ofDays(181)).toString());
        assertThat(House.post(path, own, long_).pointers()).containsExactly("/end");
        var early = wish.deepCopy().put("role", "account-manager");
        early.remove("end");
        early.put("start", now.plus(java.time.Duration.ofDays(1)).toString());
        assertThat(House.post(path, own, early).pointers()).containsExactly("/start");
        var gone = House.delete(path + "/" + reply.json().path("id").asText(), House.signIn(boss));
        assertThat(gone.status()).isEqualTo(204);
        assertThat(may(person)).doesNotContain("reporting");
    }

    @Test
    @DisplayName("B8: people from elsewhere are edited at home")
    void guest() {
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);
        var id = House.get("/v1/me", House.signIn(guest)).json().at("/account/id").asText();
        assertThat(people.edit(id, House.object().put("company", "Acme")).status()).isEqualTo(409);
        assertThat(people.act(id, "/reset-password").status()).isEqualTo(404);
    }

    private String may(Person person) {
        return House.get(House.home(boss, "/me"), House.signIn(person))
                .json()
                .path("allowed")
                .toString();
    }

    private static JsonNode roles(String... roles) {
        var wish = House.object();
        var list = wish.putArray("roles");
        for (var role : roles) {
            list.add(role);
        }
        return wish;
    }
}
