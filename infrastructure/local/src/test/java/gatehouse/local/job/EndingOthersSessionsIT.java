package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An administrator signs a person out everywhere (F1), within the reach of the own rank (F3).
class EndingOthersSessionsIT {
    private static final String ME = "/v1/me";
    private static final String SIGNED_OUT = "You were signed out everywhere";

    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final Person person = House.member(tenant, BuiltInRole.MEMBER);
    private final String path = sessionsOf(person, manager);

    @Test
    @DisplayName("F1: every token of the person is dead on the very next request, and no other's")
    void at_once() {
        var first = House.newSession(person);
        var pair = House.post("/v1/sessions", "", credentials()).json();
        var boss = House.signIn(manager);

        assertThat(House.delete(path, boss).status()).isEqualTo(204);
        for (var dead : List.of(first, pair.path("accessToken").asText())) {
            assertThat(House.get(ME, dead).status()).isEqualTo(401);
        }
        var refresh = House.object().put("refreshToken", pair.path("refreshToken").asText());
        assertThat(House.post("/v1/sessions/refresh", "", refresh).status()).isEqualTo(401);
        assertThat(House.get(ME, boss).status()).isEqualTo(200);
        assertThat(House.get(ME, House.newSession(person)).status())
                .as("signing in again is possible")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F4: it stands in the log with who did it and why, and the person is told by mail")
    void told() {
        var _ = House.newSession(person);
        var why = "?reason=A%20laptop%20was%20stolen";
        assertThat(House.delete(path + why, House.signIn(manager)).status()).isEqualTo(204);

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/actor/account").asText()).isEqualTo(id(manager));
                    assertThat(entry.at("/subject/id").asText()).isEqualTo(id(person));
                    assertThat(entry.path("reason").asText()).isEqualTo("A laptop was stolen");
                });
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("A laptop was stolen"));
    }

    @Test
    @DisplayName("F1: who is nowhere signed in is not signed out, and gets no mail")
    void nothing_to_end() {
        var _ = House.newSession(person);
        var boss = House.signIn(manager);
        for (int i = 0; i < 3; i++) {
            assertThat(House.delete(path, boss).status()).isEqualTo(204);
        }
        assertThat(House.delete(path + "?dryRun=true", boss).status()).isEqualTo(200);
        assertThat(entries()).hasSize(1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("F1: signing oneself out everywhere makes no mail")
    void own_wish() {
        assertThat(House.delete("/v1/me/sessions", House.newSession(person)).status())
                .isEqualTo(204);
        assertThat(entries()).hasSize(1);
        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("F3: only people of lower rank, account managers also each other, never oneself")
    void reach() {
        var peer = House.member(tenant, BuiltInRole.ACCOUNT_MANAGER);
        var admin = House.member(tenant, BuiltInRole.ADMIN);
        var staff = House.member(tenant, BuiltInRole.STAFF_ADMIN);
        var agent = House.member(tenant, BuiltInRole.AGENT);

        assertThat(end(peer, manager).status()).isEqualTo(204);
        assertThat(end(staff, admin).status()).isEqualTo(204);
        assertThat(end(agent, staff).status()).isEqualTo(204);
        for (var above : List.of(manager, admin, staff)) {
            var reply = end(above, staff);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("outranked");
        }
        assertThat(end(manager, manager).problem()).isEqualTo("outranked");
        assertThat(end(admin, House.member(tenant, BuiltInRole.ADMIN)).problem())
                .isEqualTo("outranked");
        assertThat(end(person, agent).problem()).isEqualTo("lacks-permission");
    }

    @Test
    @DisplayName("F2: a guest, a stranger, a malformed id and an invented one look alike")
    void hidden() {
        var guest = House.staff();
        var _ = House.invite(manager, guest);
        var _ = House.accept(guest);
        var other = House.customer();
        var boss = House.signIn(manager);
        var bodies = new HashSet<String>();
        for (var id : List.of(id(guest), id(other), "a".repeat(26), "x", "..%2Fme")) {
            var reply = House.delete(House.home(manager, "/members/" + id + "/sessions"), boss);
            assertThat(reply.status()).as(id).isEqualTo(404);
            bodies.add(reply.text());
        }
        bodies.add(House.delete(path, House.signIn(other)).text());
        bodies.add(House.delete(path.replace(tenant.value(), "none"), boss).text());
        assertThat(bodies).hasSize(1);
        assertThat(House.get(ME, House.signIn(guest)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F7: a dry run ends nothing")
    void dry_run() {
        var token = House.newSession(person);
        var reply = House.delete(path + "?dryRun=true", House.signIn(manager));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(House.get(ME, token).status()).isEqualTo(200);
        assertThat(entries()).isEmpty();
    }

    @Test
    @DisplayName("F6: the same key ends them once, and spares a session that was started since")
    void once() {
        var _ = House.newSession(person);
        var key = Map.of("Idempotency-Key", "once");
        var boss = House.signIn(manager);
        assertThat(House.ask("DELETE", path, boss, "", key).status()).isEqualTo(204);
        var later = House.newSession(person);
        assertThat(House.ask("DELETE", path, boss, "", key).status()).isEqualTo(204);
        assertThat(House.get(ME, later).status()).isEqualTo(200);
        assertThat(entries()).hasSize(1);
    }

    @Test
    @DisplayName("F6: a reason that is none and a parameter too many are named")
    void faults() {
        var reply = House.delete(path + "?reason=x&force=true", House.signIn(manager));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("?reason", "?force");
    }

    private com.fasterxml.jackson.databind.node.ObjectNode credentials() {
        return House.object().put("username", person.email()).put("password", person.password());
    }

    private static Reply end(Person whose, Person by) {
        return House.delete(sessionsOf(whose, by), House.signIn(by));
    }

    private static String sessionsOf(Person whose, Person by) {
        return House.home(by, "/members/" + id(whose) + "/sessions");
    }

    /// Asked with a session of its own, which is ended: none of those that a test counts.
    private static String id(Person person) {
        var token = House.newSession(person);
        var id = House.get(ME, token).json().at("/account/id").asText();
        assertThat(House.delete("/v1/sessions/current", token).status()).isEqualTo(204);
        return id;
    }

    private List<JsonNode> entries() {
        return Passwords.entries(manager, House.newSession(manager), "sessions.ended");
    }

    private List<Mail> mails() {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).stream()
                .filter(mail -> mail.subject().startsWith(SIGNED_OUT))
                .toList();
    }
}
