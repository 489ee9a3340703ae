package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Changing what one signs in with (D4).
class CredentialsIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String CREDENTIALS = "/v1/me/credentials";
    private static final String NEXT = "quite another secret";
    private final Person person = House.customer();
    private final String token = House.newSession(person);
    private final String name = "renamed-" + COUNT.incrementAndGet() + "@x.example";

    @Test
    @DisplayName("D4: a new password works, the old one does not, and all other sessions end")
    void password() {
        var other = House.newSession(person);
        var tried = change("?dryRun=true", wish().put("password", NEXT));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(House.get("/v1/me", other).status()).isEqualTo(200);

        assertThat(change(wish().put("password", NEXT)).status()).isEqualTo(204);

        assertThat(House.get("/v1/me", token).status()).isEqualTo(200);
        assertThat(House.get("/v1/me", other).status()).isEqualTo(401);
        assertThat(signIn(person.email(), person.password())).isEqualTo(401);
        assertThat(signIn(person.email(), NEXT)).isEqualTo(201);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.subject())
                                .isEqualTo("Your username or password was changed"));
        assertThat(entries()).hasSize(1);
        assertThat(entries().get(0).path("before").isNull()).isTrue();
        assertThat(entries().toString()).doesNotContain(NEXT, person.password(), "argon2");
    }

    @Test
    @DisplayName("D4: a new username is the person's, and the old one is free for others")
    void username() {
        var old = person.email();
        assertThat(change(wish().put("username", name)).status()).isEqualTo(204);

        assertThat(signIn(old, person.password())).isEqualTo(401);
        assertThat(signIn(name, person.password())).isEqualTo(201);
        assertThat(House.get("/v1/me", token).json().at("/account/username").asText())
                .isEqualTo(name);
        House.SYSTEM.quiet();
        assertThat(entries().get(0).at("/before/username").asText()).isEqualTo(old);
        assertThat(entries().get(0).at("/after/username").asText()).isEqualTo(name);

        var next = House.customer();
        var theirs = House.object().put("currentPassword", next.password()).put("username", old);
        assertThat(House.post(CREDENTIALS, House.newSession(next), theirs).status()).isEqualTo(204);
        assertThat(change(wish().put("username", old)).status()).as("taken").isEqualTo(409);
        assertThat(signIn(name, person.password())).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: of several who want one name at the same moment one gets it")
    void race() {
        var sessions = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 6; i++) {
            sessions.add(House.newSession(House.customer()));
        }
        var wish = wish().put("username", name);
        var replies = Passwords.atOnce(6, () -> House.post(CREDENTIALS, sessions.remove(), wish));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(204);
        assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(5);
    }

    @Test
    @DisplayName("D4: every faulty field is named, and nothing changes")
    void faults() {
        var before = House.everything();
        assertThat(change(House.object()).pointers()).containsExactly("/currentPassword");
        assertThat(change(wish()).pointers()).containsExactly("/password");
        assertThat(
                        change(wish().put("username", "a b").put("password", "short").put("x", 1))
                                .pointers())
                .containsExactlyInAnyOrder("/username", "/password", "/x");
        for (var weak : List.of("password1234", person.email() + "1", "é".repeat(7))) {
            assertThat(change(wish().put("password", weak)).pointers())
                    .as(weak)
                    .containsExactly("/password");
        }
        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.post(CREDENTIALS, "", wish().put("password", NEXT)).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName(
            "F1: whoever holds a token cannot guess the password with it, nor lock the owner out")
    void guesses() {
        var guess = House.object().put("currentPassword", "wrong-guess").put("password", NEXT);
        for (int i = 0; i < 5; i++) {
            assertThat(change(guess).pointers()).containsExactly("/currentPassword");
        }
        assertThat(change(wish().put("password", NEXT)).status()).isEqualTo(429);
        assertThat(change("?dryRun=true", wish().put("password", NEXT)).status())
                .as("a dry run is no way around")
                .isEqualTo(429);

        assertThat(signIn(person.email(), person.password())).isEqualTo(201);
        var other = House.newSession(person);
        assertThat(House.post(CREDENTIALS, other, wish().put("password", NEXT)).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("F6: the same key changes it once, and answers alike")
    void once() {
        var body = wish().put("password", NEXT).toString();
        var key = Map.of("Idempotency-Key", "once");
        assertThat(House.ask("POST", CREDENTIALS, token, body, key).status()).isEqualTo(204);
        assertThat(House.ask("POST", CREDENTIALS, token, body, key).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(entries()).hasSize(1);
    }

    private ObjectNode wish() {
        return House.object().put("currentPassword", person.password());
    }

    private Reply change(JsonNode wish) {
        return change("", wish);
    }

    private Reply change(String query, JsonNode wish) {
        return House.post(CREDENTIALS + query, token, wish);
    }

    private static int signIn(String username, String password) {
        return Passwords.signIn(username, password).status();
    }

    private JsonNode entries() {
        var path = "/v1/tenants/" + person.tenant() + "/audit?type=credentials.changed";
        return House.get(path, token).json().path("items");
    }
}
