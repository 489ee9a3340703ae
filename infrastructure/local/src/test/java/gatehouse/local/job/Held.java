package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Tries;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.identity.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What people hold that one of the keys has signed: tokens, a cursor, a link of each kind, a
/// nonce, the cookie of a device.
///
/// @param access Ana's
/// @param idToken made for the nonce, of a provider that trusts it still
/// @param owner of the device
record Held(
        String access,
        String refresh,
        String cursor,
        String invitation,
        String reset,
        String activation,
        String emailChange,
        String unsubscribe,
        String idToken,
        String owner,
        String device) {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId PROVIDED = new TenantId("provided");
    private static final String HERE = "/v1/tenants/acme";
    private static final String REASON = "The yearly change of keys";
    private static final String PASSWORD = "a-good-password";
    private static final String DEVICE = "__Host-gatehouse-device-";

    /// Has new people come by all of it.
    ///
    /// @param issuer of another tenant
    static Held by(LocalSystem system, Web web, Issuer issuer) throws Function.Failed {
        var n = COUNT.incrementAndGet();
        var planting = Planting.in(system);
        for (var name : new String[] {"reset", "moving", "known"}) {
            planting.person(
                    name + n + "@acme.example", "Some", name, ACME, BuiltInRole.MEMBER, PASSWORD);
        }
        planting.unactivated(
                "fresh" + n + "@acme.example", "Some", "Body", ACME, BuiltInRole.MEMBER);
        var staff = "staff" + n + "@vendor.example";
        planting.person(staff, "Some", "Body", new TenantId("vendor"), BuiltInRole.AGENT, PASSWORD);

        var session = signIn(web, 201, "ana@acme.example", "ana-at-the-gate");
        var access = session.path("accessToken").asText();
        var wish = Web.object().put("email", staff).put("reason", REASON);
        var _ = web.post(201, HERE + "/vendor-invitations", access, wish);
        var login = Web.object().put("login", "reset" + n + "@acme.example");
        var _ = web.post(202, "/v1/password-resets", "", login);
        var moving = signIn(web, 201, "moving" + n + "@acme.example", PASSWORD);
        var email = Web.object().put("email", "moved" + n + "@mail.example").toString();
        var token = moving.path("accessToken").asText();
        var _ = web.expect(200, "PATCH", HERE + "/me", token, email, Map.of("If-Match", "*"));
        // of the mail that says that a file is there
        var _ = web.post(201, HERE + "/exports", access, Web.object());
        var owner = "known" + n + "@acme.example";
        return new Held(
                access,
                session.path("refreshToken").asText(),
                web.get(HERE + "/audit?limit=1", access).path("next").asText(),
                link(system, staff),
                link(system, "reset" + n + "@acme.example"),
                link(system, "fresh" + n + "@acme.example"),
                link(system, "moved" + n + "@mail.example"),
                link(system, "ana@acme.example"),
                idToken(system, web, issuer, "noor" + n),
                owner,
                device(system, owner));
    }

    private static String link(LocalSystem system, String email) {
        system.quiet();
        var link = system.mails(email).getFirst().links().getFirst();
        return link.substring(link.indexOf('#') + 1);
    }

    private static String idToken(LocalSystem system, Web web, Issuer issuer, String who)
            throws Function.Failed {
        Planting.in(system).tenant(PROVIDED, "Provided", TenantKind.CORPORATE, PROVIDED);
        var input = Web.object().put("reason", "The customer has a login of its own");
        var provider = input.putObject("identityProvider").put("tenant", PROVIDED.value());
        provider.put("name", "Login").put("issuer", issuer.url()).put("clientId", Issuer.CLIENT);
        provider.put("jit", true).putArray("domains").add("provided.example");
        var _ = system.invoke("bootstrap", input);
        var tenant = Web.object().put("tenant", PROVIDED.value());
        var nonce = web.post(200, "/v1/sessions/external/start", "", tenant).path("nonce").asText();
        return issuer.sign(issuer.claims(who, who + "@provided.example", nonce));
    }

    /// The cookie that comes with a sign-in; [Web] shows none.
    private static String device(LocalSystem system, String owner) {
        var body = credentials(owner, PASSWORD).toString();
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + "/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            ContractCheck.holds("POST", "/v1/sessions", answer);
            var cookies = answer.headers().allValues("Set-Cookie");
            var cookie = cookies.stream().filter(set -> set.startsWith(DEVICE)).findFirst();
            return cookie.map(set -> set.substring(0, set.indexOf(';'))).orElseThrow();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    /// All of it does what it is for; links and nonce are used up.
    void isGood(Web web) {
        assertThat(web.get("/v1/me", access).has("account")).isTrue();
        assertThat(external(web)).isEqualTo(201);
        outlivesItsAccessToken(web);
    }

    /// All but what lives for ten minutes.
    void outlivesItsAccessToken(Web web) {
        assertThat(page(web)).isEqualTo(200);
        assertThat(open(web)).isEqualTo(200);
        assertThat(refresh(web)).isEqualTo(200);
        assertThat(complete(web, "password-resets", reset)).isEqualTo(204);
        assertThat(complete(web, "activations", activation)).isEqualTo(204);
        assertThat(emailChange(web)).isEqualTo(204);
        assertThat(unsubscribing(web)).isEqualTo(200);
        assertThat(fromTheDevice(web)).isEqualTo(201);
    }

    /// Nothing of it does anything.
    void isDead(Web web) {
        assertThat(web.ask("GET", "/v1/me", access, "", Map.of()).status()).isEqualTo(401);
        assertThat(page(web)).isEqualTo(422);
        assertThat(open(web)).isEqualTo(404);
        assertThat(refresh(web)).isEqualTo(401);
        assertThat(complete(web, "password-resets", reset)).isEqualTo(404);
        assertThat(complete(web, "activations", activation)).isEqualTo(404);
        assertThat(emailChange(web)).isEqualTo(404);
        assertThat(unsubscribing(web)).isEqualTo(404);
        assertThat(external(web)).isEqualTo(401);
        assertThat(fromTheDevice(web)).isEqualTo(429);
    }

    private int page(Web web) {
        var token = signIn(web, 201, "ana@acme.example", "ana-at-the-gate").path("accessToken");
        var path = HERE + "/audit?limit=1&cursor=" + cursor;
        return web.ask("GET", path, token.asText(), "", Map.of()).status();
    }

    int open(Web web) {
        return post(web, "/v1/invitation-links/open", "token", invitation);
    }

    int refresh(Web web) {
        return post(web, "/v1/sessions/refresh", "refreshToken", refresh);
    }

    private int emailChange(Web web) {
        return post(web, "/v1/email-changes/complete", "token", emailChange);
    }

    private int unsubscribing(Web web) {
        return post(web, "/v1/unsubscribe-links/open", "token", unsubscribe);
    }

    private static int complete(Web web, String what, String link) {
        var body = Web.object().put("token", link).put("password", "three gates by night");
        return web.ask("POST", "/v1/" + what + "/complete", "", body.toString(), Map.of()).status();
    }

    private int external(Web web) {
        var body = Web.object().put("tenant", PROVIDED.value()).put("idToken", idToken);
        return web.ask("POST", "/v1/sessions/external", "", body.toString(), Map.of()).status();
    }

    /// Signs in where strangers have tried too often.
    private int fromTheDevice(Web web) {
        for (int i = 0; i < Tries.FREE; i++) {
            var _ = signIn(web, 401, owner, "not-the-password");
        }
        var _ = signIn(web, 429, owner, PASSWORD);
        var body = credentials(owner, PASSWORD).toString();
        return web.ask("POST", "/v1/sessions", "", body, Map.of("Cookie", device)).status();
    }

    private static int post(Web web, String path, String field, String value) {
        var body = Web.object().put(field, value).toString();
        return web.ask("POST", path, "", body, Map.of()).status();
    }

    private static JsonNode signIn(Web web, int status, String username, String password) {
        return web.post(status, "/v1/sessions", "", credentials(username, password));
    }

    private static ObjectNode credentials(String username, String password) {
        return Web.object().put("username", username).put("password", password);
    }
}
