package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Somebody who is signed in when the account is disabled (B8).
class DisabledIT {
    private static final String ME = "/v1/me";
    private static final String REFRESH = "/v1/sessions/refresh";
    private final Person person = House.customer();

    @Test
    @DisplayName(
            "B8: no token, old or new, and no cookie lets a disabled person in; enabled, as before")
    void every_token() {
        var signedIn = Passwords.signIn(person.email(), person.password()).json();
        var access = signedIn.path("accessToken").asText();
        var refresh = signedIn.path("refreshToken").asText();
        var cookies = cookies();
        assertThat(House.get(ME, access).status()).isEqualTo(200);
        assertThat(byCookie("GET", ME, "", cookies).status()).isEqualTo(200);

        House.disable(person);
        var before = House.everything();
        for (var path : List.of(ME, "/v1/me/sessions", House.home(person, "/me"))) {
            assertThat(House.get(path, access).status()).as(path).isEqualTo(401);
            assertThat(byCookie("GET", path, "", cookies).status()).as(path).isEqualTo(401);
        }
        var password =
                House.object()
                        .put("currentPassword", person.password())
                        .put("password", Passwords.CHOSEN);
        assertThat(House.post("/v1/me/credentials", access, password).status()).isEqualTo(401);
        assertThat(Authenticator.begin(access, person.password()).status()).isEqualTo(401);
        assertThat(House.delete("/v1/me/sessions", access).status()).isEqualTo(401);
        assertThat(refresh(refresh).status()).isEqualTo(401);
        var inCookie = "{\"cookies\":true}";
        assertThat(byCookie("POST", REFRESH, inCookie, cookies).status()).isEqualTo(401);
        assertThat(House.everything()).as("and nothing is spent").isEqualTo(before);
        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);

        House.enable(person);
        assertThat(House.get(ME, access).status()).isEqualTo(200);
        assertThat(refresh(refresh).status()).isEqualTo(200);
        assertThat(byCookie("POST", REFRESH, inCookie, cookies).status()).isEqualTo(200);
    }

    private static Reply refresh(String token) {
        return House.post(REFRESH, "", House.object().put("refreshToken", token));
    }

    /// What a browser sends back that has signed in.
    private String cookies() {
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
