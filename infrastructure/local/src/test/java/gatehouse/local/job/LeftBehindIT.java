package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.identity.Issuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// No secret is left behind in the table, on the bus, in files, in the audit log, in the log, in
/// mails, or in what is sent to AWS (F1, F4). The tests of links search for theirs.
class LeftBehindIT {
    private final Person manager = House.customer();

    @Test
    @DisplayName("F4: signing in leaves no password and no token behind, in bodies or in cookies")
    void signing_in() {
        try (var traces = new Traces()) {
            var secrets = new ArrayList<String>();
            secrets.add(manager.password());
            var signedIn = Passwords.signIn(manager.email(), manager.password());
            collect(signedIn, secrets);
            var refresh = signedIn.json().path("refreshToken").asText();
            collect(refresh(refresh), secrets);
            collect(refresh(refresh), secrets);
            var body =
                    House.object()
                            .put("username", manager.email())
                            .put("password", manager.password())
                            .put("cookies", true)
                            .toString();
            var origin = Map.of("Origin", House.APP);
            collect(House.ask("POST", "/v1/sessions", "", body, origin), secrets);
            var mistyped = "once more: " + manager.tenant();
            secrets.add(mistyped);
            assertThat(Passwords.signIn(manager.email(), mistyped).status()).isEqualTo(401);
            assertThat(Passwords.signIn(mistyped, mistyped).status()).isEqualTo(401);

            assertThat(secrets).hasSizeGreaterThan(12);
            nowhere(traces, secrets, manager, "session.started", "/v1/sessions/refresh");
        }
    }

    private static Reply refresh(String token) {
        var body = House.object().put("refreshToken", token);
        return House.post("/v1/sessions/refresh", "", body);
    }

    /// The tokens of an answer, and their signatures alone.
    private static void collect(Reply reply, List<String> secrets) {
        assertThat(reply.status()).isBetween(200, 201);
        var tokens = new ArrayList<String>();
        for (var name : List.of("accessToken", "refreshToken")) {
            tokens.add(reply.json().path(name).asText());
        }
        for (var cookie : reply.headers().allValues("Set-Cookie")) {
            tokens.add(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        }
        tokens.removeIf(String::isEmpty);
        for (var token : tokens) {
            secrets.add(token);
            secrets.add(token.substring(token.lastIndexOf('.') + 1));
        }
    }

    @Test
    @DisplayName("F4: signing in elsewhere leaves neither the ID token nor its nonce behind")
    void external() {
        try (var issuer = new Issuer(House.SYSTEM.clock());
                var traces = new Traces()) {
            var acme = External.of(issuer, false);
            var email = acme.invited("noor");
            var nonce = acme.nonce();
            var token = issuer.sign(issuer.claims("the-id-there", email, nonce));
            var secrets = new ArrayList<>(List.of(nonce, token));
            secrets.add(token.substring(token.lastIndexOf('.') + 1));
            collect(acme.signIn(token), secrets);
            assertThat(acme.signIn(token).status()).isEqualTo(401);

            nowhere(traces, secrets, House.ROOT, "", "/v1/sessions/external");
            var audit = House.get(House.home(acme.manager(), "/audit"), acme.reader()).text();
            assertThat(audit).contains("member.linked").doesNotContain(secrets);
        }
    }

    @Test
    @DisplayName("F4: a change of username and password leaves neither password behind")
    void credentials() {
        try (var traces = new Traces()) {
            var next = "eleven Herons over " + manager.tenant();
            var body =
                    House.object()
                            .put("currentPassword", "a wrong guess of " + manager.tenant())
                            .put("password", next)
                            .put("username", "new-" + manager.tenant());
            var token = House.signIn(manager);
            var path = "/v1/me/credentials";
            assertThat(House.post(path, token, body).status()).isEqualTo(422);
            var wrong = body.path("currentPassword").asText();
            var right = body.put("currentPassword", manager.password()).toString();
            var key = Map.of("Idempotency-Key", "left-behind");
            assertThat(House.ask("POST", path, token, right, key).status()).isEqualTo(204);

            var secrets = List.of(next, wrong, manager.password());
            nowhere(traces, secrets, manager, "credentials.changed", "credentials");
        }
    }

    @Test
    @DisplayName("F4: a password that bootstrap makes is in its answer and nowhere else")
    void bootstrap() {
        try (var traces = new Traces()) {
            var staff = House.staff();
            var restore =
                    House.object()
                            .put("restore", staff.email())
                            .put("reason", "The last system admin had left");
            var first = first("first-" + manager.tenant());
            var given = "twelve Herons over " + manager.tenant();
            var second = first("second-" + manager.tenant()).put("password", given);
            var secrets = new ArrayList<>(List.of(given));
            secrets.add(House.feed("bootstrap", restore).path("password").asText());
            secrets.add(House.feed("bootstrap", first).at("/administrator/password").asText());
            var told = House.feed("bootstrap", second);
            assertThat(told.at("/administrator/username").asText()).isNotEmpty();

            assertThat(secrets).doesNotContain("").doesNotHaveDuplicates();
            nowhere(traces, secrets, House.ROOT, "member.restored", "bootstrap");
        }
    }

    private static ObjectNode first(String name) {
        return House.object()
                .put("tenantName", "Vendor")
                .put("email", name + "@vendor.example")
                .put("firstName", "Frieda")
                .put("lastName", "Fels")
                .put("username", name);
    }

    private static void nowhere(
            Traces traces, List<String> secrets, Person reader, String type, String route) {
        traces.hide(secrets, reader, type, route);
        assertThat(House.SYSTEM.mails().toString()).doesNotContain(secrets);
    }
}
