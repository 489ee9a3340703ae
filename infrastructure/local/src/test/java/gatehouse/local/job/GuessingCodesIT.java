package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Tries;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Guesses at codes, wherever they are made, are counted together for the account, and apart from
/// those at passwords, which each session has of its own (F1; OWASP ASVS 5.0, 6.3.1).
class GuessingCodesIT {
    private static final String WRONG = "0a0a0a";
    private static final String TOO_MANY = "Too many codes were wrong: wait";

    /// Where somebody who is signed in is asked for the password.
    private static final List<String> PASSWORDS =
            List.of("POST /v1/me/totp", "POST /v1/me/credentials");

    /// Where it is a code.
    private static final List<String> CODES =
            List.of("POST /v1/me/totp/recovery-codes", "DELETE /v1/me/totp");

    private final Person person = House.customer();
    private final String token = House.newSession(person);

    @Test
    @DisplayName("F1: five wrong at one route that judges a password close all others")
    void passwords() {
        for (var route : PASSWORDS) {
            var each = House.customer();
            var session = House.newSession(each);
            var app = Authenticator.begun(each, session);
            guess(route, session);
            for (var other : PASSWORDS) {
                assertThat(ask(other, session, each.password()).status())
                        .as("right at %s, after %s", other, route)
                        .isEqualTo(429);
            }
            assertThat(Passwords.signIn(each.email(), each.password()).status())
                    .as("the owner is not kept out")
                    .isEqualTo(201);
            assertThat(Authenticator.confirm(session, app.code()).status())
                    .as("a code is counted apart")
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("F1: five wrong at one route that judges a code close all others, for a minute")
    void codes() {
        for (var route : CODES) {
            var each = House.customer();
            var session = House.newSession(each);
            var app = Authenticator.on(each, session);
            guess(route, session);
            for (var other : CODES) {
                assertThat(ask(other, session, app.recoveryCodes().getFirst()).status())
                        .as("right at %s, after %s", other, route)
                        .isEqualTo(429);
            }
            var waiting = Authenticator.signIn(each, app.recoveryCodes().getFirst());
            assertThat(waiting.status()).as("the sign-in").isEqualTo(429);
            assertThat(waiting.json().path("detail").asText()).isEqualTo(TOO_MANY);
            assertThat(Integer.parseInt(waiting.header("Retry-After"))).isBetween(1, 60);
            assertThat(Authenticator.signIn(each, app.fresh()).status())
                    .as("nobody is kept out for ever")
                    .isEqualTo(201);
        }
    }

    private static void guess(String route, String session) {
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(ask(route, session, WRONG).status()).as(route).isEqualTo(422);
        }
    }

    @Test
    @DisplayName("F1: guesses spread over routes, sessions and browsers are five altogether")
    void spread() {
        var first = Authenticator.on(person, token);
        var owner = device(Authenticator.signIn(person, first.fresh()));
        var other = Authenticator.token(Authenticator.signIn(person, first.fresh()));

        assertThat(Authenticator.signIn(person, WRONG).status()).isEqualTo(401);
        assertThat(signIn(person, WRONG, owner).status()).isEqualTo(401);
        assertThat(ask(CODES.getFirst(), token, WRONG).status()).isEqualTo(422);
        assertThat(ask(CODES.getLast(), other, WRONG).status()).isEqualTo(422);
        assertThat(signIn(person, WRONG, owner).status()).isEqualTo(401);

        var right = first.recoveryCodes().getFirst();
        assertThat(Authenticator.signIn(person, right).status()).isEqualTo(429);
        assertThat(signIn(person, right, owner).status()).isEqualTo(429);
        for (var session : List.of(token, other)) {
            for (var route : CODES) {
                assertThat(ask(route, session, right).status()).as(route).isEqualTo(429);
            }
        }
    }

    @Test
    @DisplayName("F1: resets give no more guesses at codes")
    void resets() {
        var app = Authenticator.on(person, token);
        var link = Passwords.linkOf(person);
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(Authenticator.signIn(person, WRONG).status()).isEqualTo(401);
        }
        var device = device(Passwords.use(Passwords.RESET, link));

        var reset = new Person(person.email(), Passwords.CHOSEN, person.tenant());
        for (var cookie : List.of("", device)) {
            for (var code : List.of(WRONG, app.recoveryCodes().getFirst())) {
                assertThat(signIn(reset, code, cookie).status())
                        .as("'%s' with '%s'", code, cookie)
                        .isEqualTo(429);
            }
            assertThat(signIn(reset, "", cookie).problem())
                    .as("the password itself waits for nothing")
                    .isEqualTo("code-required");
        }
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(signIn(reset, WRONG, device).status()).as("one, a minute later").isEqualTo(401);
        assertThat(signIn(reset, WRONG, "").status()).isEqualTo(429);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(signIn(reset, app.code(), device).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: the right password forgives no guess at a code")
    void password_forgives_none() {
        var app = Authenticator.on(person, token);
        var now = person;
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(Authenticator.remove(token, WRONG).status()).isEqualTo(422);
            var next = new Person(person.email(), "a-fine-one-no-" + i, person.tenant());
            var wish =
                    House.object()
                            .put("currentPassword", now.password())
                            .put("password", next.password());
            assertThat(House.post("/v1/me/credentials", token, wish).status()).isEqualTo(204);
            now = next;
            assertThat(Authenticator.signIn(now).problem()).isEqualTo("code-required");
        }
        var right = app.recoveryCodes().getFirst();
        assertThat(Authenticator.remove(token, right).status()).isEqualTo(429);
        assertThat(Authenticator.signIn(now, right).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("F1: a good code forgives the guesses before it")
    void forgiven() {
        var app = Authenticator.on(person, token);
        for (var good : app.recoveryCodes().subList(0, 3)) {
            for (int i = 0; i < Tries.FREE - 1; i++) {
                assertThat(Authenticator.signIn(person, WRONG).status()).isEqualTo(401);
            }
            assertThat(Authenticator.signIn(person, good).status()).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("F1: who does not know the password makes nobody's codes wait")
    void strangers() {
        var app = Authenticator.on(person, token);
        var owner = device(Authenticator.signIn(person, app.fresh()));
        var stranger = new Person(person.email(), "not-the-password", person.tenant());
        for (int i = 0; i < 2 * Tries.FREE; i++) {
            var _ = Authenticator.signIn(stranger, WRONG);
        }
        assertThat(Authenticator.signIn(person, app.fresh()).status()).isEqualTo(201);
        for (int i = 0; i < 2 * Tries.FREE; i++) {
            var _ = Authenticator.signIn(stranger, WRONG);
        }
        assertThat(signIn(person, app.recoveryCodes().getFirst(), owner).status()).isEqualTo(201);
        assertThat(Authenticator.remove(token, app.recoveryCodes().getLast()).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("F1: at the sign-in wrong passwords and wrong codes are counted together")
    void at_the_sign_in() {
        var app = Authenticator.on(person, token);
        var stranger = new Person(person.email(), "not-the-password", person.tenant());
        for (int i = 0; i < Tries.FREE; i++) {
            var wrong =
                    i % 2 == 0
                            ? Authenticator.signIn(person, WRONG)
                            : Authenticator.signIn(stranger);
            assertThat(wrong.status()).isEqualTo(401);
        }
        // not the app's next code, for which a minute has to pass
        var right = app.recoveryCodes().getFirst();
        assertThat(Authenticator.signIn(person, right).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("F1: five wrong codes at the sign-in are told once, though both counts are full")
    void told() {
        var _ = Authenticator.on(person, token);
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(Authenticator.signIn(person, WRONG).status()).isEqualTo(401);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()))
                .extracting(Mail::subject)
                .containsOnlyOnce("Failed tries to sign in to your account");
        assertThat(Passwords.entries(person, token, "account.locked")).hasSize(1);
    }

    @Test
    @DisplayName("F1: of 32 guesses at a code at once at most five are judged")
    void at_once() {
        var app = Authenticator.on(person, token);
        var here = House.atOnce(32, () -> Authenticator.replaceCodes(token, WRONG));
        assertThat(here).extracting(Reply::status).containsOnly(422, 429);
        assertThat(here).filteredOn(reply -> reply.status() == 422).hasSizeBetween(1, Tries.FREE);
        assertThat(Authenticator.replaceCodes(token, app.code(1)).status()).isEqualTo(429);

        House.SYSTEM.advance(Tries.MEMORY);
        var there = House.atOnce(32, () -> Authenticator.signIn(person, WRONG));
        assertThat(there).extracting(Reply::status).containsOnly(401, 429);
        assertThat(there).filteredOn(reply -> reply.status() == 401).hasSizeBetween(1, Tries.FREE);
        assertThat(Authenticator.signIn(person, app.code(1)).status()).isEqualTo(429);
    }

    private static Reply signIn(Person who, String code, String cookie) {
        var body = House.object().put("username", who.email()).put("password", who.password());
        var all = code.isEmpty() ? body : body.put("code", code);
        Map<String, String> headers = cookie.isEmpty() ? Map.of() : Map.of("Cookie", cookie);
        return House.ask("POST", "/v1/sessions", "", all.toString(), headers);
    }

    /// The cookie as a browser sends it back.
    private static String device(Reply reply) {
        var cookie = reply.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /// @param word the password or the code
    private static Reply ask(String route, String session, String word) {
        return switch (route) {
            case "POST /v1/me/totp" -> Authenticator.begin(session, word);
            case "POST /v1/me/totp/recovery-codes" -> Authenticator.replaceCodes(session, word);
            case "DELETE /v1/me/totp" -> Authenticator.remove(session, word);
            case "POST /v1/me/credentials" ->
                    House.post(
                            "/v1/me/credentials",
                            session,
                            House.object()
                                    .put("currentPassword", word)
                                    .put("password", Passwords.CHOSEN));
            default -> throw new AssertionError(route);
        };
    }
}
