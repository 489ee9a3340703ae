package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Staying signed in by cookies that no script can read, for pages of allowed origins (F1).
class CookiesIT {
    private static final String ME = "/v1/me";
    private static final String SIGN_IN = "/v1/sessions";
    private static final String REFRESH = "/v1/sessions/refresh";
    private static final String CURRENT = "/v1/sessions/current";
    private static final String CHANGING = "/v1/me/sessions?dryRun=true";
    private static final String ACCESS_COOKIE = "__Host-gatehouse-access";
    private static final String REFRESH_COOKIE = "__Host-gatehouse-refresh";
    private static final String DEVICE_COOKIE = "__Host-gatehouse-device-";
    private static final String EVIL = "https://evil.example";
    private static final Map<String, String> FROM_APP = Map.of("Origin", House.APP);

    private final Person person = House.staff();

    @Test
    @DisplayName("F1: signing in with cookies gives the tokens in cookies of this host alone")
    void sign_in() {
        var reply = signIn(FROM_APP);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json()).isEqualTo(House.object().put("expiresIn", 600));
        var cookies = cookies(reply);
        assertThat(cookies).containsOnlyKeys(ACCESS_COOKIE, REFRESH_COOKIE, device(reply));
        var keptBack = "; Path=/; Secure; HttpOnly; SameSite=Strict";
        assertThat(reply.headers().allValues("Set-Cookie"))
                .contains(
                        sent(ACCESS_COOKIE, cookies) + "; Max-Age=600" + keptBack,
                        sent(REFRESH_COOKIE, cookies)
                                + "; Max-Age="
                                + Session.IDLE.toSeconds()
                                + keptBack);
        assertThat(House.get(ME, cookies.getOrDefault(ACCESS_COOKIE, "")).status())
                .as("it holds an access token like any other")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F1: our own pages may ask for cookies as well")
    void own_pages() {
        assertThat(signIn(Map.of("Origin", House.SYSTEM.base())).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EVIL, "null", "https://app.example.evil.example"})
    @DisplayName("F1: no page of another origin signs anybody in, whatever the password")
    void login_from_elsewhere(String origin) {
        var headers = origin.isEmpty() ? Map.<String, String>of() : Map.of("Origin", origin);
        for (var password : List.of(person.password(), "not-the-password")) {
            var reply = post(SIGN_IN, credentials(password), "", headers);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.pointers()).containsExactly("/cookies");
            assertThat(cookies(reply)).isEmpty();
        }
    }

    @Test
    @DisplayName("F6: whether cookies are wanted is said by true or false")
    void not_a_flag() {
        var body = credentials(person.password()).put("cookies", "true");
        assertThat(post(SIGN_IN, body, "", FROM_APP).pointers()).containsExactly("/cookies");
        var no = credentials(person.password()).put("cookies", false);
        var reply = post(SIGN_IN, no, "", Map.of());
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().has("refreshToken")).isTrue();
        assertThat(cookies(reply)).containsOnlyKeys(device(reply));
    }

    @Test
    @DisplayName("F1: a wrong password sets and erases nothing")
    void wrong_password() {
        var reply = post(SIGN_IN, credentials("not-the-password"), "", FROM_APP);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(cookies(reply)).isEmpty();
    }

    @Test
    @DisplayName("F1: a cookie reads without an origin, but not for a page of another site")
    void reading() {
        var cookie = sent(ACCESS_COOKIE, cookies(signIn(FROM_APP)));
        assertThat(get(cookie, Map.of()).status()).isEqualTo(200);
        assertThat(get(cookie, FROM_APP).status()).isEqualTo(200);
        assertThat(get(cookie, Map.of("Sec-Fetch-Site", "same-origin")).status()).isEqualTo(200);
        assertThat(get(cookie, Map.of("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(401);
        assertThat(get(cookie, Map.of("Origin", EVIL)).status()).isEqualTo(401);
        assertThat(get(cookie, Map.of("Origin", EVIL)).text())
                .as("as for anybody who is not signed in")
                .isEqualTo(get("", Map.of()).text());
    }

    @Test
    @DisplayName("F1: a cookie changes something only by word of a page of an allowed origin")
    void changing() {
        var cookie = sent(ACCESS_COOKIE, cookies(signIn(FROM_APP)));
        assertThat(ask("DELETE", CHANGING, cookie, FROM_APP).status()).isEqualTo(200);
        assertThat(ask("DELETE", CHANGING, cookie, Map.of()).status()).isEqualTo(401);
        assertThat(ask("DELETE", CHANGING, cookie, Map.of("Origin", EVIL)).status()).isEqualTo(401);
        assertThat(
                        ask("DELETE", CHANGING, cookie, Map.of("Sec-Fetch-Site", "same-origin"))
                                .status())
                .isEqualTo(401);
        assertThat(ask("DELETE", CURRENT, cookie, Map.of("Origin", EVIL)).status()).isEqualTo(401);
        assertThat(get(cookie, Map.of()).status()).as("nothing happened").isEqualTo(200);
    }

    @Test
    @DisplayName("F1: where a token is sent in the header, the cookie counts for nothing")
    void header_first() {
        var cookie = sent(ACCESS_COOKIE, cookies(signIn(FROM_APP)));
        var other = House.staff();
        var both = Map.of("Cookie", cookie, "Origin", EVIL);
        assertThat(
                        House.ask("GET", ME, House.signIn(other), "", both)
                                .json()
                                .at("/account/email")
                                .asText())
                .isEqualTo(other.email());
        for (var broken : List.of("Bearer x", "Basic x", "Bearer")) {
            assertThat(get(cookie, Map.of("Authorization", broken)).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("F1: a cookie that comes twice, under another name or altered is none")
    void odd_cookies() {
        var mine = cookies(signIn(FROM_APP));
        var good = sent(ACCESS_COOKIE, mine);
        for (var bad :
                List.of(
                        good + "; " + good,
                        good + "; " + ACCESS_COOKIE + "=",
                        good.replace("__Host-", "__host-"),
                        good + "x",
                        ACCESS_COOKIE + "=" + mine.get(REFRESH_COOKIE),
                        sent(REFRESH_COOKIE, mine))) {
            assertThat(get(bad, Map.of()).status()).as(bad).isEqualTo(401);
        }
        assertThat(get("a=b; " + good + "; c=d", Map.of()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F1: refreshing by cookie gives the next cookies; a lost answer is asked for again")
    void refresh() {
        var first = cookies(signIn(FROM_APP));
        var second = refresh(sent(REFRESH_COOKIE, first), FROM_APP);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(House.object().put("expiresIn", 600));
        assertThat(cookies(second)).containsOnlyKeys(ACCESS_COOKIE, REFRESH_COOKIE);
        assertThat(cookies(second).get(REFRESH_COOKIE)).isNotEqualTo(first.get(REFRESH_COOKIE));
        assertThat(get(sent(ACCESS_COOKIE, cookies(second)), Map.of()).status()).isEqualTo(200);

        var again = refresh(sent(REFRESH_COOKIE, first), FROM_APP);
        assertThat(again.status()).isEqualTo(200);
        assertThat(cookies(again).get(REFRESH_COOKIE))
                .isEqualTo(cookies(second).get(REFRESH_COOKIE));
    }

    @Test
    @DisplayName("F1: an old refresh cookie that comes back ends the session, and both cookies go")
    void reuse() {
        var first = cookies(signIn(FROM_APP));
        var second = cookies(refresh(sent(REFRESH_COOKIE, first), FROM_APP));
        House.SYSTEM.advance(Duration.ofSeconds(10));

        assertGone(refresh(sent(REFRESH_COOKIE, first), FROM_APP));
        assertGone(refresh(sent(REFRESH_COOKIE, second), FROM_APP));
        assertThat(get(sent(ACCESS_COOKIE, second), Map.of()).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F1: no refresh cookie, two of them, or an access token in it: both cookies go")
    void no_refresh_token() {
        var mine = cookies(signIn(FROM_APP));
        var good = sent(REFRESH_COOKIE, mine);
        for (var bad :
                List.of(
                        "",
                        good + "; " + good,
                        REFRESH_COOKIE + "=" + mine.get(ACCESS_COOKIE),
                        sent(ACCESS_COOKIE, mine))) {
            assertGone(refresh(bad, FROM_APP));
        }
        assertThat(refresh(good, FROM_APP).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F1: a refresh from elsewhere or with a token beside is at fault and erases nothing")
    void faulty_refresh() {
        var cookie = sent(REFRESH_COOKIE, cookies(signIn(FROM_APP)));
        for (var headers : List.of(Map.<String, String>of(), Map.of("Origin", EVIL))) {
            var reply = refresh(cookie, headers);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.pointers()).containsExactly("/cookies");
            assertThat(cookies(reply)).isEmpty();
        }
        var both = House.object().put("cookies", true).put("refreshToken", "x");
        assertThat(post(REFRESH, both, cookie, FROM_APP).pointers())
                .containsExactly("/refreshToken");
        assertThat(post(REFRESH, House.object(), cookie, FROM_APP).pointers())
                .as("the cookie is not asked unless the client says so")
                .containsExactly("/refreshToken");
        assertThat(refresh(cookie, FROM_APP).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: signing out by cookie ends the session, and both cookies go")
    void sign_out() {
        var mine = cookies(signIn(FROM_APP));
        var reply = ask("DELETE", CURRENT, sent(ACCESS_COOKIE, mine), FROM_APP);

        assertThat(reply.status()).isEqualTo(204);
        assertErased(reply);
        assertThat(get(sent(ACCESS_COOKIE, mine), Map.of()).status()).isEqualTo(401);
        assertGone(refresh(sent(REFRESH_COOKIE, mine), FROM_APP));
        assertThat(cookies(House.delete(CURRENT, House.newSession(person)))).isEmpty();
    }

    private static void assertGone(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("not-signed-in");
        assertErased(reply);
    }

    private static void assertErased(Reply reply) {
        assertThat(reply.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("=; Max-Age=0; "));
        assertThat(cookies(reply)).containsOnlyKeys(ACCESS_COOKIE, REFRESH_COOKIE);
    }

    private ObjectNode credentials(String password) {
        return House.object()
                .put("username", person.email())
                .put("password", password)
                .put("cookies", true);
    }

    private Reply signIn(Map<String, String> headers) {
        return post(SIGN_IN, credentials(person.password()), "", headers);
    }

    private static Reply refresh(String cookie, Map<String, String> headers) {
        return post(REFRESH, House.object().put("cookies", true), cookie, headers);
    }

    private static Reply get(String cookie, Map<String, String> headers) {
        return ask("GET", ME, cookie, headers);
    }

    private static Reply post(
            String path, ObjectNode body, String cookie, Map<String, String> headers) {
        return House.ask("POST", path, "", body.toString(), with(cookie, headers));
    }

    private static Reply ask(
            String method, String path, String cookie, Map<String, String> headers) {
        return House.ask(method, path, "", "", with(cookie, headers));
    }

    private static Map<String, String> with(String cookie, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (!cookie.isEmpty()) {
            all.put("Cookie", cookie);
        }
        return all;
    }

    /// The name of the cookie by which the browser is known to the account.
    private static String device(Reply reply) {
        return cookies(reply).keySet().stream()
                .filter(name -> name.startsWith(DEVICE_COOKIE))
                .findFirst()
                .orElseThrow();
    }

    /// As the browser sends it back.
    private static String sent(String name, Map<String, String> cookies) {
        return name + "=" + cookies.getOrDefault(name, "");
    }

    /// The values that an answer sets, by name.
    private static Map<String, String> cookies(Reply reply) {
        return reply.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
