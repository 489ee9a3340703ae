package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Somebody who is signed in, by tokens and by cookies, when an administrator disables or deletes
/// the account (B8).
class DisabledIT {
    private static final String ME = "/v1/me";
    private static final String REFRESH = "/v1/sessions/refresh";
    private static final String IN_COOKIE = "{\"cookies\":true}";
    private static final String NEXT = "quite another secret";

    private final Person boss = House.customer();
    private final People people = new People(boss);
    private final Person person = people.known("agent");
    private final SignedIn held = new SignedIn();

    /// What a person who is signed in holds.
    private final class SignedIn {
        private final String access;
        private final String refresh;
        private final String cookies;

        SignedIn() {
            var signedIn = Passwords.signIn(person.email(), person.password()).json();
            access = signedIn.path("accessToken").asText();
            refresh = signedIn.path("refreshToken").asText();
            cookies = signInByCookie();
        }

        void letsIn() {
            assertThat(House.get(ME, access).status()).isEqualTo(200);
            assertThat(byCookie("GET", ME, "", cookies).status()).isEqualTo(200);
        }

        /// Neither reads, changes or refreshes anything, and trying leaves nothing.
        void letsNobodyIn() {
            var before = House.everything();
            for (var path : List.of(ME, "/v1/me/sessions", House.home(person, "/me"))) {
                assertThat(House.get(path, access).status()).as(path).isEqualTo(401);
                assertThat(byCookie("GET", path, "", cookies).status()).as(path).isEqualTo(401);
            }
            var password =
                    House.object().put("currentPassword", person.password()).put("password", NEXT);
            assertThat(House.post("/v1/me/credentials", access, password).status()).isEqualTo(401);
            assertThat(Authenticator.begin(access, person.password()).status()).isEqualTo(401);
            assertThat(House.delete("/v1/me/sessions", access).status()).isEqualTo(401);
            assertThat(refresh(refresh).status()).isEqualTo(401);
            assertThat(byCookie("POST", REFRESH, IN_COOKIE, cookies).status()).isEqualTo(401);
            assertThat(House.everything()).as("and nothing is spent").isEqualTo(before);
        }

        void refreshes() {
            assertThat(refresh(refresh).status()).isEqualTo(200);
            assertThat(byCookie("POST", REFRESH, IN_COOKIE, cookies).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("B8: no token, old or new, and no cookie lets a disabled person in")
    void disabled() {
        held.letsIn();
        people.disable(person);
        held.letsNobodyIn();
        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("B8: who is enabled again signs in again; no token or cookie of before is revived")
    void enabled() {
        people.disable(person);
        people.enable(person);
        held.letsNobodyIn();

        var again = new SignedIn();
        again.letsIn();
        again.refreshes();
        held.letsNobodyIn();
    }

    @Test
    @DisplayName("B8: no token and no cookie of a deleted person is good on the very next request")
    void deleted() {
        held.letsIn();
        assertThat(people.delete(House.account(person.email()).value()).status()).isEqualTo(204);
        held.letsNobodyIn();
        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);
    }

    private static Reply refresh(String token) {
        return House.post(REFRESH, "", House.object().put("refreshToken", token));
    }

    /// What a browser sends back that has signed in.
    private String signInByCookie() {
        var body =
                House.object()
                        .put("username", person.email())
                        .put("password", person.password())
                        .put("cookies", true)
                        .toString();
        var reply = House.ask("POST", "/v1/sessions", "", body, Map.of("Origin", House.APP));
        return reply.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static Reply byCookie(String method, String path, String body, String cookies) {
        return House.ask(method, path, "", body, Map.of("Cookie", cookies, "Origin", House.APP));
    }
}
