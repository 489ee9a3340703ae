package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Session;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Another mail address (D3).
class EmailChangeIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String COMPLETE = "/v1/email-changes/complete";
    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), BuiltInRole.ADMIN);
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
        var statuses = House.atOnce(32, () -> complete(token)).stream().map(Reply::status).toList();
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
    @DisplayName(
            "D3, B4, D4, F1: a reset, other credentials, the end of all sessions by oneself or by an"
                    + " administrator: each voids an address that waits to be confirmed")
    void void_with_the_rest() {
        var id = House.get("/v1/me", House.signIn(person)).json().at("/account/id").asText();
        var sessions = House.home(manager, "/members/" + id + "/sessions");
        var other = House.object().put("currentPassword", person.password());
        other.put("username", "n" + wanted.substring(0, 12));
        var ways =
                List.<Callable<Reply>>of(
                        () -> House.delete(sessions, House.signIn(manager)),
                        () -> House.delete("/v1/me/sessions", House.newSession(person)),
                        () ->
                                Passwords.use(
                                        Passwords.RESET,
                                        Passwords.linkOf(person),
                                        person.password()),
                        () -> House.post("/v1/me/credentials", House.newSession(person), other));
        for (var way : ways) {
            assertThat(ask(House.newSession(person), wanted).status()).isEqualTo(200);
            var token = link();
            assertThat(call(way).status()).isEqualTo(204);
            assertThat(complete(token).status()).isEqualTo(410);
        }
        var renamed = new Person(other.path("username").asText(), person.password(), "");
        var now = House.get(me, House.newSession(renamed)).json();
        assertThat(now.path("email").asText()).isEqualTo(person.email());
        assertThat(now.has("newEmail")).isFalse();
        assertThat(entries("sessions.ended").getFirst().at("/before/newEmail").asText())
                .isEqualTo(wanted);
    }

    @Test
    @DisplayName("F1: an administrator voids the address that waits also where nobody is signed in")
    void void_without_sessions() {
        var mine = House.newSession(person);
        var id = House.get("/v1/me", mine).json().at("/account/id").asText();
        assertThat(ask(mine, wanted).status()).isEqualTo(200);
        var token = link();
        assertThat(House.delete("/v1/sessions/current", mine).status()).isEqualTo(204);
        var path = House.home(manager, "/members/" + id + "/sessions");
        assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);
        assertThat(complete(token).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("D3: the own address takes the wish for another one back, or changes nothing")
    void cancelled() {
        var _ = House.signIn(person);
        var before = House.everything();
        assertThat(ask(person.email()).status()).as("nothing waits").isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);

        assertThat(ask(wanted).status()).isEqualTo(200);
        var token = link();
        House.SYSTEM.advance(Session.FRESH);
        var old = ask(House.signIn(person), person.email().toUpperCase(Locale.ROOT));
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.json().has("newEmail")).isFalse();
        assertThat(complete(token).status()).isEqualTo(410);
        assertThat(email()).isEqualTo(person.email());
        var entry = entries("email.cancelled").getFirst();
        assertThat(entry.at("/before/newEmail").asText()).isEqualTo(wanted);
        assertThat(entry.path("after").isNull()).isTrue();

        assertThat(ask(wanted).status()).as("again").isEqualTo(200);
        assertThat(complete(link()).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("D3: a token that was stolen asks for no address: it takes a sign-in of just now")
    void sign_in_again() {
        var pair = Passwords.signIn(person.email(), person.password()).json();
        House.SYSTEM.advance(Duration.ofMinutes(8));
        var refresh = House.object().put("refreshToken", pair.path("refreshToken").asText());
        var later = House.post("/v1/sessions/refresh", "", refresh).json();
        House.SYSTEM.advance(Duration.ofMinutes(7));
        var before = House.everything();

        for (var query : List.of("", "?dryRun=true")) {
            var body = House.object().put("email", wanted).toString();
            var token = later.path("accessToken").asText();
            var refused = House.ask("PATCH", me + query, token, body, match("*"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("sign-in-again");
            assertThat(refused.json().path("title").asText()).isEqualTo("Sign in again");
        }
        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.get("/problems/sign-in-again", "").status()).isEqualTo(200);
        assertThat(ask(House.newSession(person), wanted).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("D3: whoever comes from an identity provider needs a sign-in of just now as well")
    void external_sign_in_again() {
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var acme = External.of(issuer, true);
            var path = "/v1/tenants/" + acme.tenant() + "/me";
            var body = House.object().put("email", wanted).toString();
            var signedIn = acme.signIn(acme.claims("changer-1", acme.address("changer"))).json();
            House.SYSTEM.advance(Duration.ofMinutes(8));
            var refresh =
                    House.object().put("refreshToken", signedIn.path("refreshToken").asText());
            var token = House.post("/v1/sessions/refresh", "", refresh).json().path("accessToken");
            House.SYSTEM.advance(Duration.ofMinutes(7));
            var refused = House.ask("PATCH", path, token.asText(), body, match("*"));
            assertThat(refused.problem()).isEqualTo("sign-in-again");

            var again = acme.signIn(acme.claims("changer-1", acme.address("changer"))).json();
            var fresh = again.path("accessToken").asText();
            assertThat(House.ask("PATCH", path, fresh, body, match("*")).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("F5: two wishes of one millisecond have no link in common: the second has to wait")
    void same_millisecond() {
        var token = House.newSession(person);
        try (var _ = House.stopClock()) {
            assertThat(ask(token, wanted).status()).isEqualTo(200);
            assertThat(ask(token, "x" + wanted).status()).isEqualTo(503);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails("x" + wanted)).isEmpty();
        assertThat(complete(House.linkToken(wanted)).status()).isEqualTo(204);
        assertThat(email()).isEqualTo(wanted);
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

    private static Reply call(Callable<Reply> way) {
        try {
            return way.call();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private Reply ask(String email) {
        return ask(House.signIn(person), email);
    }

    private Reply ask(String token, String email) {
        var body = House.object().put("email", email).toString();
        return House.ask("PATCH", me, token, body, match("*"));
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
