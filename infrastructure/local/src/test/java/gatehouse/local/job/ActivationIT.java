package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.TenantId;
import gatehouse.local.functions.Function;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The first password by the link of a mail (B1, F1).
class ActivationIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final Person manager = House.customer();
    private final Person person = House.unactivated(new TenantId(manager.tenant()));
    private final String link = House.linkToken(person.email());

    @Test
    @DisplayName("B1: a new person is mailed a link, chooses a password by it and can sign in")
    void activate() {
        assertThat(mails().getFirst().links())
                .containsExactly(House.SYSTEM.base() + "/activate#" + link);

        assertThat(use(link).status()).isEqualTo(204);

        assertThat(signIn(Passwords.CHOSEN).status()).isEqualTo(201);
        var entries = Passwords.entries(manager, "member.activated");
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().at("/actor/name").asText()).startsWith("Person");
        assertThat(mails()).as("nothing to be told").hasSize(1);
        assertThat(use(link, "quite another one").status()).as("used").isEqualTo(410);
    }

    @Test
    @DisplayName("F1: an account without password cannot be signed in to: as if it did not exist")
    void no_password_yet() {
        var nobody = "nobody" + person.email();
        var answers = new HashSet<String>();
        var work = new ArrayList<List<String>>();
        Passwords.signIn("warm" + nobody, "warm it up");
        for (var name : List.of(person.email(), nobody)) {
            for (var password : List.of("", " ", "a-good-password", "x".repeat(2_000), "x")) {
                var one = Work.of("signin", () -> Passwords.signIn(name, password));
                answers.add(one.reply().status() + one.reply().text());
                work.add(one.calls());
            }
        }
        assertThat(answers).hasSize(1).first().asString().startsWith("401");
        if (Long.getLong("gatehouse.chaos") == null) {
            // the fifth failure of each starts a lock
            assertThat(work.subList(0, 4)).containsOnly(work.getFirst());
            assertThat(work.subList(5, 10)).isEqualTo(work.subList(0, 5));
        }
    }

    @Test
    @DisplayName("B1: the link can be sent again, and the newer voids the older")
    void again() {
        House.SYSTEM.advance(A_WHILE);
        var newer = Passwords.linkOf(person);

        assertThat(newer).isNotEqualTo(link);
        assertThat(mails().getFirst().links().getFirst()).contains("/activate#");
        assertThat(Passwords.entries(manager, "activation.sent")).hasSize(1);
        assertThat(use(link).status()).isEqualTo(410);
        assertThat(use(newer).status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "B1: the link works as long as the tenant's invitations do: 7 days, then no longer")
    void expired() {
        House.SYSTEM.advance(Duration.ofDays(7).minusSeconds(90));
        assertThat(use(link, "short").status()).as("still living").isEqualTo(422);
        House.SYSTEM.advance(Duration.ofSeconds(90));

        assertThat(use(link).status()).isEqualTo(410);
        assertThat(use(Passwords.linkOf(person)).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F5: forged, cut and changed links are one 404; a link for a reset is one here")
    void forged() {
        var other = House.linkToken(House.unactivated(new TenantId(manager.tenant())).email());
        var expected = House.get("/v1/nowhere", "").text();
        for (var each : Passwords.forged(link, other)) {
            var refused = use(each);
            assertThat(refused.status()).as(each).isEqualTo(404);
            assertThat(refused.text()).as(each).isEqualTo(expected);
        }
        assertThat(use(Passwords.linkOf(manager)).status()).isEqualTo(404);
        assertThat(Passwords.use(Passwords.RESET, link).status()).isEqualTo(404);
        assertThat(use(link).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B1: a bad password is named and spends nothing")
    void bad_password() {
        for (var password : List.of("short", "password2026", person.email(), "Person1-Person1")) {
            var refused = use(link, password);
            assertThat(refused.status()).as(password).isEqualTo(422);
            assertThat(refused.pointers()).as(password).containsOnly("/password");
        }
        assertThat(use(link).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F5: of 32 parallel completions with one link exactly one is done")
    void at_once() {
        var replies = House.atOnce(32, () -> use(link));

        assertThat(replies).extracting(Reply::status).containsOnly(204, 410);
        assertThat(replies).filteredOn(reply -> reply.status() == 204).hasSize(1);
        assertThat(Passwords.entries(manager, "member.activated")).hasSize(1);
    }

    @Test
    @DisplayName("B8: a disabled person's link does not work")
    void disabled() {
        new People(manager).disable(person);
        assertThat(use(link).status()).isEqualTo(410);
        assertThat(signIn(Passwords.CHOSEN).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("B1: bootstrap sends the first administrator a link instead of telling a password")
    void bootstrap() throws Function.Failed {
        var email = "first-" + manager.tenant() + "@vendor.example";
        var told =
                House.SYSTEM.invoke("bootstrap", first(email).put("sendRegistrationEmail", true));
        assertThat(told.at("/administrator/created").asBoolean()).isTrue();
        assertThat(told.at("/administrator/password").isMissingNode()).isTrue();

        var username = told.at("/administrator/username").asText();
        assertThat(Passwords.signIn(username, "").status()).isEqualTo(401);
        assertThat(use(House.linkToken(email)).status()).isEqualTo(204);

        var session = Passwords.signIn(username, Passwords.CHOSEN).json();
        var me = House.get("/v1/tenants/vendor/me", session.path("accessToken").asText());
        assertThat(me.json().path("roles").toString()).contains("system-admin");
    }

    @Test
    @DisplayName("B1: bootstrap takes a password or the link, not both, and tells what is wrong")
    void bootstrap_faults() throws Function.Failed {
        var email = "second-" + manager.tenant() + "@vendor.example";
        var before = House.everything();
        var both =
                first(email)
                        .put("sendRegistrationEmail", true)
                        .put("password", "five lamps by the sea");
        assertThat(pointers(House.SYSTEM.invoke("bootstrap", both))).containsExactly("/password");
        var text = first(email).put("sendRegistrationEmail", "yes");
        assertThat(pointers(House.SYSTEM.invoke("bootstrap", text)))
                .containsExactly("/sendRegistrationEmail");
        assertThat(House.everything()).isEqualTo(before);

        var without = first(email).put("sendRegistrationEmail", false);
        var told = House.SYSTEM.invoke("bootstrap", without);
        assertThat(told.at("/administrator/password").asText()).isNotEmpty();
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(email)).isEmpty();
    }

    @Test
    @DisplayName("F1: restored by hand, an account's links of before are void, even its first one")
    void restored() throws Function.Failed {
        var fresh = House.unactivated(new TenantId("vendor"));
        var old = House.linkToken(fresh.email());
        var restore =
                House.object().put("restore", fresh.email()).put("reason", "The mail is lost");

        var told = House.SYSTEM.invoke("bootstrap", restore);

        assertThat(told.path("password").asText()).isNotEmpty();
        assertThat(use(old).status()).isEqualTo(410);
        var username = told.path("username").asText();
        assertThat(Passwords.signIn(username, told.path("password").asText()).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName(
            "F5: neither link nor password is in the table, on the bus, in a log or sent to AWS")
    void never_stored() {
        var password = "nine Herons over " + manager.tenant();
        try (var traces = new Traces()) {
            var fresh = House.unactivated(new TenantId(manager.tenant()));
            var token = House.linkToken(fresh.email());
            assertThat(use(token, password).status()).isEqualTo(204);

            traces.hide(token, password, manager, "member.activated", "activations");
            assertThat(traces.log()).doesNotContain(fresh.email());
        }
    }

    private static Reply use(String token) {
        return Passwords.use(Passwords.ACTIVATE, token);
    }

    private static Reply use(String token, String password) {
        return Passwords.use(Passwords.ACTIVATE, token, password);
    }

    private Reply signIn(String password) {
        return Passwords.signIn(person.email(), password);
    }

    private List<Mail> mails() {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email());
    }

    private static ObjectNode first(String email) {
        return House.object()
                .put("tenantName", "Vendor")
                .put("email", email)
                .put("firstName", "Frieda")
                .put("lastName", "Fels")
                .put("username", email.substring(0, email.indexOf('@')));
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }
}
