package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.TenantId;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.AuthenticatorApp;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.identity.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets get new keys while people work. The system is started again after each rotation: so
/// every function reads what the secrets hold, as an instance does every few minutes.
class RotationIT {
    private static final List<String> ALL =
            List.of("links", "unsubscribe", "sessions", "devices", "tickets", "cursors", "signing");
    private static final String REASON = "The yearly change of keys";

    @TempDir Path data;
    private LocalSystem system;
    private Web web;
    private Issuer issuer;

    @BeforeEach
    void start() {
        system = start(0);
        web = new Web(system.base(), ContractCheck::holds);
        // by the clock of whatever system runs
        issuer = new Issuer(() -> system.clock().instant());
    }

    private LocalSystem start(int port) {
        return LocalSystem.start(Options.usual().port(port).data(data));
    }

    private void startAgain() {
        // tokens name the address that they are good at
        int port = URI.create(system.base()).getPort();
        system.close();
        system = start(port);
    }

    @AfterEach
    void stop() {
        issuer.close();
        system.close();
    }

    @Test
    @DisplayName("F1: while every key is rotated nobody is signed out, and no link or cursor dies")
    void rotated() throws Function.Failed {
        var before = held();

        for (var secret : ALL) {
            var told = rotate(secret);
            assertThat(told.path("signsFrom").asText()).as(secret).isNotEmpty();
            assertThat(rotate(secret).at("/status").asInt()).as("again").isEqualTo(409);
        }
        startAgain();
        assertThat(published()).hasSize(2);
        before.isGood(web);
        var early = held();
        assertThat(kid(early.access())).isEqualTo(kid(before.access()));

        system.advance(Duration.ofHours(3));
        var late = held();
        assertThat(kid(late.access())).isNotEqualTo(kid(before.access())).isIn(published());
        late.isGood(web);
        early.outlivesItsAccessToken(web);

        assertThat(log("secret.rotated"))
                .extracting(entry -> entry.path("subject").path("id").asText())
                .containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(log("secret.rotated"))
                .allSatisfy(entry -> assertThat(entry.path("reason").asText()).isEqualTo(REASON));
    }

    @Test
    @DisplayName("F1: a browser stays known for as long as its cookie lives, whatever is rotated")
    void devices() throws Exception {
        var cookie = signIn("ana-at-the-gate", "").headers().firstValue("Set-Cookie").orElseThrow();
        var device = cookie.substring(0, cookie.indexOf(';'));
        for (var secret : List.of("sessions", "devices")) {
            var _ = rotate(secret);
        }
        system.advance(Duration.ofDays(399));
        var _ = rotate("devices");
        startAgain();
        for (int i = 0; i < 6; i++) {
            var _ = signIn("not-the-password", "");
        }

        assertThat(signIn("ana-at-the-gate", "").statusCode()).isEqualTo(429);
        assertThat(signIn("ana-at-the-gate", device).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> signIn(String password, String cookie) throws Exception {
        var body = Web.object().put("username", "ana@acme.example").put("password", password);
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + "/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    @DisplayName("A11: a link of thirty days outlives a rotation until its very last hour")
    void thirty_days() throws Function.Failed {
        var acme = Keys.tenant(new TenantId("acme"));
        var days = Updating.of(acme).set("settings.invitationDays", 30).write();
        var _ = new Table(system.dynamo(), system.table()).commit(days);
        var held = held();
        var _ = rotate("links");
        var _ = rotate("sessions");
        startAgain();
        // those that the first key signs until the next one begins
        var late = held();

        system.advance(Duration.ofDays(30).minusHours(1));
        startAgain();
        for (var each : List.of(held, late)) {
            assertThat(each.open(web)).isEqualTo(200);
            assertThat(each.refresh(web)).isEqualTo(200);
        }
        system.advance(Duration.ofHours(1));
        assertThat(held.open(web)).as("over").isEqualTo(410);
    }

    @Test
    @DisplayName("F1: a second factor outlives the rotation of what it is sealed with")
    void totp() throws Function.Failed {
        var token = session("ana").path("accessToken").asText();
        var password = Web.object().put("currentPassword", "ana-at-the-gate");
        var begun = web.post(201, "/v1/me/totp", token, password).path("secret").asText();
        var app = AuthenticatorApp.of(begun);
        var _ = web.post(200, "/v1/me/totp/confirm", token, code(app));
        var sealed = sealed();

        assertThat(rotate("totp").has("othersCheckUntil")).as("for ever").isFalse();
        startAgain();
        var _ = signIn(201, app);
        assertThat(sealed()).as("the new key has not begun").isEqualTo(sealed);
        system.advance(Duration.ofDays(400));
        var _ = rotate("totp");
        startAgain();

        var _ = signIn(201, app);
        assertThat(sealed()).as("sealed anew").isNotEqualTo(sealed).doesNotStartWith("first.");
        var _ = signIn(201, app);
        var _ = signIn(401, AuthenticatorApp.of("A".repeat(32)));
    }

    @Test
    @DisplayName("F1: what second factors are sealed with is never replaced: all would be lost")
    void never_replaced() throws Function.Failed {
        var told =
                system.invoke(
                        "bootstrap", Web.object().put("replace", "totp").put("reason", REASON));

        assertThat(told.path("status").asInt()).isEqualTo(422);
        assertThat(told.path("errors").findValuesAsText("pointer")).containsExactly("/replace");
        assertThat(told.toString()).contains("second factor would be lost");
    }

    private JsonNode code(AuthenticatorApp app) {
        system.advance(Duration.ofMinutes(1));
        return Web.object().put("code", app.code(system.clock().instant()));
    }

    private JsonNode signIn(int status, AuthenticatorApp app) {
        var body =
                Web.object()
                        .put("username", "ana@acme.example")
                        .put("password", "ana-at-the-gate")
                        .put("code", code(app).path("code").asText());
        return web.post(status, "/v1/sessions", "", body);
    }

    /// What the table holds of the only secret that there is.
    private String sealed() {
        return system
                .dynamo()
                .scanPaginator(scan -> scan.tableName(system.table()).consistentRead(true))
                .items()
                .stream()
                .filter(item -> item.containsKey("totp"))
                .map(item -> new Item(item).map("totp").text("secret"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "F1: a signing key that is past its end is published no more after the next rotation")
    void withdrawn() throws Function.Failed {
        var first = published();
        var _ = rotate("signing");
        system.advance(Duration.ofHours(5));
        var _ = rotate("signing");
        startAgain();

        assertThat(published()).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName(
            "F1: of several who rotate one secret at once one does, and what signs is published")
    void at_once() throws Function.Failed {
        for (var secret : ALL) {
            var told = twice(secret);
            assertThat(told.getFirst().has("key")).as(secret).isTrue();
            assertThat(told.getLast().path("status").asInt()).as(secret).isEqualTo(409);
        }
        system.advance(Duration.ofHours(4));
        var all = Passwords.atOnce(6, () -> rotate("signing"));
        assertThat(all).filteredOn(told -> told.has("key")).hasSize(1);
        assertThat(all).filteredOn(told -> told.path("status").asInt() == 409).hasSize(5);
        startAgain();

        system.advance(Duration.ofHours(3));
        var held = held();
        assertThat(published()).contains(kid(held.access()));
        held.isGood(web);
        assertThat(log("secret.rotated")).hasSize(ALL.size() + 1);
    }

    @Test
    @DisplayName(
            "F1: a rotation that breaks off leaves everything as it was, and is done again soon")
    void broken_off() throws Function.Failed {
        var before = held();
        try (var _ =
                system.hook((call, next) -> {
                    if (call.action().equals("PutSecretValue")) {
                        throw new IOException("broken off");
                    }
                    return next.answer(call);
                })) {
            assertThatThrownBy(() -> rotate("signing")).isInstanceOf(Function.Failed.class);
        }
        startAgain();
        var refused = rotate("signing");
        assertThat(refused.path("status").asInt()).isEqualTo(409);
        assertThat(refused.path("detail").asText()).contains("broke off", "again after");
        system.advance(Duration.ofMinutes(2));
        before.isGood(web);

        assertThat(rotate("signing").has("key")).isTrue();
        startAgain();
        system.advance(Duration.ofHours(3));
        var late = held();
        assertThat(kid(late.access())).isNotEqualTo(kid(before.access())).isIn(published());
        late.isGood(web);
    }

    /// Rotates a secret, and once more just before it is written.
    ///
    /// @return what both were told
    private List<JsonNode> twice(String secret) throws Function.Failed {
        var second = new AtomicReference<JsonNode>();
        try (var _ =
                system.hook((call, next) -> {
                    if (call.action().equals("PutSecretValue")
                            && second.compareAndSet(null, Web.object())) {
                        second.set(rotateBeside(secret));
                    }
                    return next.answer(call);
                })) {
            return List.of(rotate(secret), second.get());
        }
    }

    private JsonNode rotateBeside(String secret) {
        try {
            return rotate(secret);
        } catch (Function.Failed failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    @DisplayName("F1: what a key that is known to others has signed dies when it is replaced")
    void replaced() throws Function.Failed {
        var before = held();
        for (var secret : ALL) {
            var input = Web.object().put("replace", secret).put("reason", "It was seen in a chat");
            assertThat(system.invoke("bootstrap", input).has("othersCheckUntil")).isFalse();
        }
        startAgain();

        before.isDead(web);
        held().isGood(web);
        assertThat(published()).hasSize(1).doesNotContain(kid(before.access()));
        assertThat(log("secret.replaced")).hasSize(ALL.size());
    }

    @Test
    @DisplayName("F6: a rotation of nothing known, or without a reason, changes nothing")
    void bad() throws Function.Failed {
        var before = published();
        for (var input :
                List.of(
                        Web.object().put("rotate", "passwords"),
                        Web.object().put("rotate", 7).put("more", "x"),
                        Web.object().put("rotate", "links").put("replace", "links"))) {
            var told = system.invoke("bootstrap", input);
            assertThat(told.path("status").asInt()).as(input.toString()).isEqualTo(422);
            assertThat(told.path("errors").findValuesAsText("pointer")).contains("/reason");
        }
        assertThat(published()).isEqualTo(before);
        assertThat(log("secret.rotated")).isEmpty();
    }

    private Held held() throws Function.Failed {
        return Held.by(system, web, issuer);
    }

    private JsonNode rotate(String secret) throws Function.Failed {
        return system.invoke("bootstrap", Web.object().put("rotate", secret).put("reason", REASON));
    }

    private List<String> published() {
        return web.get("/.well-known/jwks.json", "").path("keys").findValuesAsText("kid");
    }

    private List<JsonNode> log(String type) {
        system.quiet();
        var root = session("root").path("accessToken").asText();
        var entries = new ArrayList<JsonNode>();
        web.get("/v1/tenants/vendor/audit?type=" + type, root).path("items").forEach(entries::add);
        return entries;
    }

    private JsonNode session(String username) {
        var home = username.equals("root") ? "vendor" : "acme";
        var body =
                Web.object()
                        .put("username", username + "@" + home + ".example")
                        .put("password", username + "-at-the-gate");
        return web.post(201, "/v1/sessions", "", body);
    }

    private static String kid(String token) {
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return new String(header, StandardCharsets.UTF_8)
                .replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
