package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Tries;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("Your password was changed");
                    assertThat(mail.links()).containsExactly(House.SYSTEM.base() + "/reset");
                });
        assertThat(entries()).hasSize(1);
        assertThat(entries().get(0).path("before").isNull()).isTrue();
        assertThat(entries().get(0).path("after").has("passwordChangedAt")).isTrue();
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
        assertThat(House.SYSTEM.mails(person.email()).getFirst().subject())
                .isEqualTo("Your username was changed");
        assertThat(change(wish().put("username", name)).pointers()).containsExactly("/username");
        var both = wish().put("username", "x" + name).put("password", NEXT);
        assertThat(change(both).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()).getFirst().subject())
                .isEqualTo("Your username and your password were changed");
        var back = House.object().put("currentPassword", NEXT).put("username", name);
        assertThat(change(back.put("password", person.password())).status()).isEqualTo(204);

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
        var replies = House.atOnce(6, () -> House.post(CREDENTIALS, sessions.remove(), wish));
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
            "D2: what many people use, or think of first, is refused; what nobody sees as well")
    void weak() {
        for (var weak :
                List.of(
                        "jennifer",
                        "987654321",
                        "00000000",
                        "123123123",
                        "december",
                        "12345678!",
                        "!1qaz2wsx",
                        "p a s s w o r d",
                        "ＰＡＳＳＷＯＲＤ",
                        " ".repeat(8),
                        "\u200b".repeat(8),
                        "\u0000".repeat(8))) {
            assertThat(change("?dryRun=true", wish().put("password", weak)).pointers())
                    .as(weak)
                    .containsExactly("/password");
        }
        for (var good : List.of("いろはにほへとちりぬるを", "كلمة مرور طويلة وجيدة", "four rooks on a roof")) {
            assertThat(change("?dryRun=true", wish().put("password", good)).status())
                    .as(good)
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "D4: the password of now is no new one, however it is typed, right or only guessed")
    void the_same() {
        var before = House.everything();
        for (var word : List.of(person.password(), "a-guess-of-mine")) {
            var same = House.object().put("currentPassword", word).put("password", word);
            var refused = change(same.put("username", name));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("errors").toString())
                    .isEqualTo("[{\"pointer\":\"/password\",\"detail\":\"is the present one\"}]");
        }
        assertThat(House.everything()).as("nor is that a try").isEqualTo(before);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).isEmpty();

        var composed = "\u00e9t\u00e9 et caf\u00e9";
        assertThat(change(wish().put("password", composed)).status()).isEqualTo(204);
        var decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        var again = House.object().put("currentPassword", composed).put("password", decomposed);
        assertThat(change(again).pointers()).containsExactly("/password");
    }

    @Test
    @DisplayName("D4: of a password every character counts as it was typed, up to the 128th")
    void whole() {
        var longest = " Mixed Case ".repeat(10) + "tail of 8";
        longest = longest.substring(0, 127) + "é";
        assertThat(change(wish().put("password", longest)).status()).isEqualTo(204);
        for (var other :
                List.of(
                        longest.substring(0, 127),
                        longest.substring(0, 127) + "e",
                        longest.strip(),
                        longest.toLowerCase(Locale.ROOT))) {
            assertThat(signIn(person.email(), other)).as(other).isEqualTo(401);
        }
        assertThat(signIn(person.email(), longest)).isEqualTo(201);
        assertThat(signIn(person.email(), Normalizer.normalize(longest, Normalizer.Form.NFD)))
                .as("typed on another system")
                .isEqualTo(201);
    }

    @Test
    @DisplayName(
            "D4: a password is as good after a year as on its first day; none has to be changed")
    void a_year_later() {
        assertThat(change(wish().put("password", NEXT)).status()).isEqualTo(204);
        House.SYSTEM.advance(Duration.ofDays(366));
        var signedIn = Passwords.signIn(person.email(), NEXT);
        assertThat(signedIn.status()).isEqualTo(201);
        var access = signedIn.json().path("accessToken").asText();
        assertThat(House.get(House.home(person, "/me"), access).status()).isEqualTo(200);
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
    @DisplayName("F1: nothing is kept of a request with passwords, whatever key it comes with")
    void unkept() {
        var body = wish().put("password", NEXT).toString();
        var key = Map.of("Idempotency-Key", "never-kept-" + name);
        assertThat(House.ask("POST", CREDENTIALS, token, body, key).status()).isEqualTo(204);
        assertThat(House.everything().toString()).doesNotContain("never-kept-" + name);
        assertThat(House.ask("POST", CREDENTIALS, token, body, key).pointers())
                .as("a repeat changes nothing")
                .containsExactly("/currentPassword");
        House.SYSTEM.quiet();
        assertThat(entries()).hasSize(1);
    }

    @Test
    @DisplayName("F1: asking which usernames are taken is counted, tried or not")
    void lookups() {
        var taken = House.customer().email();
        for (int i = 0; i < 2 * Tries.FREE; i++) {
            assertThat(change("?dryRun=true", wish().put("username", name)).status())
                    .as("one that is free costs nothing")
                    .isEqualTo(200);
        }
        for (int i = 0; i < Tries.FREE; i++) {
            var query = i % 2 == 0 ? "?dryRun=true" : "";
            assertThat(change(query, wish().put("username", taken)).status()).isEqualTo(409);
        }
        for (var query : List.of("?dryRun=true", "")) {
            assertThat(change(query, wish().put("username", taken)).status()).isEqualTo(429);
        }
    }

    @Test
    @DisplayName("D4: a session that ends while its person changes the password stays ended")
    void ended_meanwhile() {
        var words = List.of(person.password(), NEXT);
        for (int round = 0; round < 8; round++) {
            var now = words.stream().filter(word -> signIn(person.email(), word) == 201).toList();
            assertThat(now).hasSize(1);
            var mine = House.newSession(with(now.getFirst()));
            assertThat(House.get("/v1/me", mine).status()).isEqualTo(200);
            var next = words.getFirst().equals(now.getFirst()) ? words.getLast() : words.getFirst();
            var wish = House.object().put("currentPassword", now.getFirst()).put("password", next);
            var ways =
                    new ConcurrentLinkedQueue<Callable<Reply>>(
                            List.of(
                                    () -> House.delete("/v1/sessions/current", mine),
                                    () -> House.post(CREDENTIALS, mine, wish),
                                    () -> House.post(CREDENTIALS, mine, wish),
                                    () -> House.post(CREDENTIALS, mine, wish)));
            var replies = House.atOnce(ways.size(), () -> ways.remove().call());
            assertThat(replies)
                    .extracting(Reply::status)
                    // 422: another had changed it before
                    .allMatch(status -> List.of(204, 401, 422, 429, 503).contains(status));
            assertThat(House.get("/v1/me", mine).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName(
            "D4: who goes on refreshing elsewhere cannot keep the owner from changing the password")
    void refreshed_elsewhere() {
        var theirs = Passwords.signIn(person.email(), person.password());
        var tokens = new ArrayDeque<>(List.of(theirs.json().path("refreshToken").asText()));
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("credentials")
                            && call.body().asUtf8String().contains("credentials.changed")) {
                        refresh(tokens.getLast()).ifPresent(tokens::add);
                    }
                    return next.answer(call);
                })) {
            assertThat(change(wish().put("password", NEXT)).status()).isEqualTo(204);
        }

        assertThat(refresh(tokens.getLast())).as("ended with all others").isEmpty();
        assertThat(House.get("/v1/me", token).status()).isEqualTo(200);
        assertThat(signIn(person.email(), NEXT)).isEqualTo(201);
    }

    /// The next refresh token, if there is one.
    private static Optional<String> refresh(String token) {
        var body = House.object().put("refreshToken", token);
        var next = House.post("/v1/sessions/refresh", "", body).json().path("refreshToken");
        return Optional.of(next.asText()).filter(text -> !text.isEmpty());
    }

    private Person with(String password) {
        return new Person(person.email(), password, person.tenant());
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
