package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Tries;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Guesses at codes and passwords by somebody who holds a token: wherever they are made, they are
/// counted together (F1; OWASP ASVS 5.0, 6.3.1).
class GuessingCodesIT {
    private static final String WRONG = "0a0a0a";

    /// Where a code or a password is asked for while there is no second factor, or one that has
    /// only begun.
    private static final List<String> BEFORE =
            List.of("POST /v1/me/totp", "POST /v1/me/totp/confirm", "POST /v1/me/credentials");

    /// The same once it is on.
    private static final List<String> AFTER =
            List.of(
                    "POST /v1/me/totp/recovery-codes",
                    "DELETE /v1/me/totp",
                    "POST /v1/me/credentials");

    private final Person person = House.customer();
    private final String token = House.newSession(person);

    @Test
    @DisplayName("F1: five wrong at one route that judges a password or code close all the others")
    void before_it_is_on() {
        for (var route : BEFORE) {
            var each = House.customer();
            var session = House.newSession(each);
            var app = Authenticator.begun(each, session);
            guess(route, session);
            for (var other : BEFORE) {
                var right = other.endsWith("confirm") ? app.code() : each.password();
                assertThat(ask(other, session, right).status())
                        .as("right at %s, after %s", other, route)
                        .isEqualTo(429);
            }
            assertThat(Passwords.signIn(each.email(), each.password()).status())
                    .as("the owner is not kept out")
                    .isEqualTo(201);
        }
    }

    @Test
    @DisplayName("F1: so do five wrong where the second factor is on, recovery codes included")
    void once_it_is_on() {
        for (var route : AFTER) {
            var each = House.customer();
            var session = House.newSession(each);
            var app = Authenticator.on(each, session);
            guess(route, session);
            for (var other : AFTER) {
                var right =
                        other.endsWith("credentials")
                                ? each.password()
                                : app.recoveryCodes().getFirst();
                assertThat(ask(other, session, right).status())
                        .as("right at %s, after %s", other, route)
                        .isEqualTo(429);
            }
            assertThat(Authenticator.signIn(each, app.fresh()).status())
                    .as("the owner is not kept out")
                    .isEqualTo(201);
        }
    }

    private static void guess(String route, String session) {
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(ask(route, session, WRONG).status()).as(route).isEqualTo(422);
        }
    }

    @Test
    @DisplayName("F1: guesses spread over the routes are five altogether, not five at each")
    void spread() {
        var app = Authenticator.on(person, token);
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(ask(AFTER.get(i % AFTER.size()), token, WRONG).status()).isEqualTo(422);
        }
        for (var route : AFTER) {
            assertThat(ask(route, token, app.recoveryCodes().getFirst()).status())
                    .as(route)
                    .isEqualTo(429);
        }
    }

    @Test
    @DisplayName("F1: at the sign-in wrong passwords and wrong codes are counted together")
    void at_the_sign_in() {
        var app = Authenticator.on(person, token);
        var stranger = new Person(person.email(), "not-the-password", person.tenant());
        for (int i = 0; i < Tries.FREE; i++) {
            var wrong = i % 2 == 0 ? Authenticator.signIn(person, WRONG) : signIn(stranger);
            assertThat(wrong.status()).isEqualTo(401);
        }
        // not the app's next code, for which a minute has to pass
        var right = app.recoveryCodes().getFirst();
        assertThat(Authenticator.signIn(person, right).status()).isEqualTo(429);
    }

    private static Reply signIn(Person stranger) {
        return Authenticator.signIn(stranger, "");
    }

    @Test
    @DisplayName("F1: of 32 guesses at a code at once at most five are judged")
    void at_once() {
        var app = Authenticator.on(person, token);
        var here = Passwords.atOnce(32, () -> Authenticator.replaceCodes(token, WRONG));
        assertThat(here).extracting(Reply::status).containsOnly(422, 429);
        assertThat(here).filteredOn(reply -> reply.status() == 422).hasSizeBetween(1, Tries.FREE);
        assertThat(Authenticator.replaceCodes(token, app.code(1)).status()).isEqualTo(429);

        var there = Passwords.atOnce(32, () -> Authenticator.signIn(person, WRONG));
        assertThat(there).extracting(Reply::status).containsOnly(401, 429);
        assertThat(there).filteredOn(reply -> reply.status() == 401).hasSizeBetween(1, Tries.FREE);
        assertThat(Authenticator.signIn(person, app.code(1)).status()).isEqualTo(429);
    }

    /// @param word the password or the code
    private static Reply ask(String route, String session, String word) {
        return switch (route) {
            case "POST /v1/me/totp" -> Authenticator.begin(session, word);
            case "POST /v1/me/totp/confirm" -> Authenticator.confirm(session, word);
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
