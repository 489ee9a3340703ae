package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Another mail address (D3).
class EmailChangeIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String COMPLETE = "/v1/email-changes/complete";
    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), Role.ADMIN);
    private final String me = "/v1/tenants/" + person.tenant() + "/me";
    private final String wanted = "wanted-" + COUNT.incrementAndGet() + "@mail.example";

    @Test
    @DisplayName("D3: a new address takes effect from the link sent to it, and the old one is told")
    void changed() {
        var asked = ask(wanted);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("newEmail").asText()).isEqualTo(wanted);
        assertThat(email()).isEqualTo(person.email());
        House.SYSTEM.quiet();
        assertThat(subjects(person.email())).containsExactly("Another mail address was asked for");

        var token = House.linkToken(wanted);
        assertThat(House.get("/email", "").status()).isEqualTo(200);
        assertThat(House.ask("HEAD", "/email", "", "", Map.of()).status()).isEqualTo(200);
        assertThat(email()).as("pages spend nothing").isEqualTo(person.email());
        assertThat(complete(token).status()).isEqualTo(204);

        assertThat(email()).isEqualTo(wanted);
        assertThat(House.get(me, House.signIn(person)).json().has("newEmail")).isFalse();
        assertThat(complete(token).status()).as("once").isEqualTo(410);
        House.SYSTEM.quiet();
        assertThat(subjects(person.email())).first().isEqualTo("Your mail address was changed");
        var entry = entries("email.changed").getFirst();
        assertThat(entry.at("/before/email").asText()).isEqualTo(person.email());
        assertThat(entry.at("/after/email").asText()).isEqualTo(wanted);
        assertThat(entries("email.requested")).hasSize(1);
        assertThat(entries("email.requested").toString()).doesNotContain(token);
    }

    @Test
    @DisplayName(
            "F5: after a change of address no link of the old mailbox works, and no reset goes there")
    void old_mailbox() {
        var reset = Passwords.linkOf(person);
        assertThat(ask(wanted).status()).isEqualTo(200);
        assertThat(complete(link()).status()).isEqualTo(204);

        assertThat(Passwords.use(Passwords.RESET, reset).status()).isEqualTo(410);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var before = House.SYSTEM.mails(person.email()).size();
        // still the username
        assertThat(Passwords.ask(person.email()).status()).isEqualTo(202);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).hasSize(before);
        assertThat(Passwords.ask(wanted).status()).isEqualTo(202);
        House.SYSTEM.quiet();
        assertThat(subjects(wanted)).as("one to confirm, two to reset").hasSize(3);
    }

    @Test
    @DisplayName("D3: only the newest wish counts, for a day")
    void newest() {
        assertThat(ask(wanted).status()).isEqualTo(200);
        var first = link();
        House.SYSTEM.advance(Duration.ofSeconds(1));
        var second = "x" + wanted;
        assertThat(ask(second).status()).isEqualTo(200);
        assertThat(complete(first).status()).isEqualTo(410);
        House.SYSTEM.quiet();
        var newest = House.linkToken(second);
        House.SYSTEM.advance(Duration.ofHours(24));
        assertThat(complete(newest).status()).isEqualTo(410);
        assertThat(email()).isEqualTo(person.email());
    }

    @Test
    @DisplayName("D3: an address of somebody else's is never taken over, and asking does not tell")
    void taken() {
        var asked = ask(manager.email());
        assertThat(asked.status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(complete(House.linkToken(manager.email())).status()).isEqualTo(409);
        assertThat(email()).isEqualTo(person.email());
        assertThat(Passwords.signIn(manager.email(), manager.password()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F5: 32 who use one link at once: one does")
    void parallel() {
        assertThat(ask(wanted).status()).isEqualTo(200);
        var token = link();
        var statuses =
                Passwords.atOnce(32, () -> complete(token)).stream().map(Reply::status).toList();
        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses).allMatch(status -> List.of(204, 410, 503).contains(status));
        assertThat(entries("email.changed")).hasSize(1);
    }

    @Test
    @DisplayName("F5: the link is not in the table, on the bus or in a log, nor sent to AWS")
    void never_stored() {
        try (var traces = new Traces()) {
            assertThat(ask(wanted).status()).isEqualTo(200);
            var token = link();
            assertThat(complete(token).status()).isEqualTo(204);

            traces.hide(token, person.password(), manager, "email.changed", "email-changes");
            assertThat(traces.log()).doesNotContain(person.email(), wanted);
        }
    }

    @Test
    @DisplayName("F5: a forged or cut link, and one of another purpose, are not found")
    void forged() {
        var reset = Passwords.linkOf(person);
        assertThat(ask(wanted).status()).isEqualTo(200);
        var token = link();
        for (var bad : Passwords.forged(token, reset)) {
            assertThat(complete(bad).status()).as(bad).isEqualTo(404);
        }
        assertThat(complete(reset).status()).isEqualTo(404);
        assertThat(Passwords.use(Passwords.RESET, token).status()).isEqualTo(404);
        assertThat(House.post(COMPLETE, "", House.object()).pointers()).containsExactly("/token");
        assertThat(complete(token).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("D3: what cannot be an address, or be changed here, is refused by name")
    void refused() {
        assertThat(ask("no address").pointers()).containsExactly("/email");
        assertThat(ask(person.email()).pointers()).containsExactly("/email");
        var token = House.signIn(person);
        for (var field : List.of("group", "role", "active", "externalId", "softLimit")) {
            var body = House.object().put("email", wanted).put(field, "x").toString();
            assertThat(House.ask("PATCH", me, token, body, match("*")).pointers())
                    .containsExactly("/" + field);
        }
        var body = House.object().put("email", wanted).toString();
        assertThat(House.ask("PATCH", me, token, body, Map.of()).status()).isEqualTo(428);
        assertThat(House.ask("PATCH", me, token, body, match("\"77\"")).status()).isEqualTo(412);
        assertThat(House.ask("PATCH", me + "?dryRun=true", token, body, match("*")).status())
                .isEqualTo(200);
        assertThat(House.get(me, token).json().has("newEmail")).isFalse();
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(wanted)).isEmpty();
    }

    @Test
    @DisplayName("D3: a guest changes the address at home, not where they visit")
    void guest() {
        var staff = House.staff();
        House.invite(manager, staff);
        House.accept(staff);
        var body = House.object().put("email", wanted).toString();
        var there = "/v1/tenants/" + manager.tenant() + "/me";
        var reply = House.ask("PATCH", there, House.signIn(staff), body, match("*"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).contains("vendor");
    }

    private Reply ask(String email) {
        var body = House.object().put("email", email).toString();
        return House.ask("PATCH", me, House.signIn(person), body, match("*"));
    }

    private static Map<String, String> match(String tag) {
        return Map.of("If-Match", tag);
    }

    private String link() {
        House.SYSTEM.quiet();
        return House.linkToken(wanted);
    }

    private static Reply complete(String token) {
        return House.post(COMPLETE, "", House.object().put("token", token));
    }

    private String email() {
        return House.get(me, House.signIn(person)).json().path("email").asText();
    }

    private List<com.fasterxml.jackson.databind.JsonNode> entries(String type) {
        return Passwords.entries(manager, type);
    }

    private static List<String> subjects(String address) {
        return House.SYSTEM.mails(address).stream().map(mail -> mail.subject()).toList();
    }
}
