package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.TinyPicture;
import gatehouse.local.gateway.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private static final String JSON = "application/json";
    private static final int LARGEST = 64 * 1024;

    private Person manager = House.ANA;
    private Person staff = House.MIA;
    private String token = "";

    /// What the tenant has around it, once that is asked for.
    private final List<Around> around = new ArrayList<>();

    @BeforeEach
    void a_customer_and_somebody_of_the_vendor() {
        manager = House.customer();
        staff = House.staff();
        token = House.signIn(manager);
    }

    /// The routes that take JSON.
    static List<String> jsonRoutes() {
        return List.of(
                "POST /v1/tenants/{tenant}/vendor-invitations",
                "PATCH /v1/tenants/{tenant}/members/{member}/grants/{grant}",
                "POST /v1/tenants",
                "PATCH /v1/tenants/{tenant}",
                "PUT /v1/tenants/{tenant}/modules/{module}",
                "POST /v1/tenants/{tenant}/customers",
                "PATCH /v1/tenants/{tenant}/customers/{customer}",
                "POST /v1/tenants/{tenant}/customers/{customer}/invitations",
                "POST /v1/tenants/{tenant}/registrations",
                "POST /v1/tenants/{tenant}/registrations/approve",
                "POST /v1/tenants/{tenant}/registrations/disapprove",
                "POST /v1/registration-links/confirm",
                "POST /v1/tenants/{tenant}/change-requests",
                "POST /v1/tenants/{tenant}/change-requests/{request}/comments",
                "POST /v1/tenants/{tenant}/change-requests/{request}/reject",
                "POST /v1/tenants/{tenant}/groups",
                "PATCH /v1/tenants/{tenant}/groups/{group}",
                "POST /v1/tenants/{tenant}/roles",
                "PATCH /v1/tenants/{tenant}/roles/{role}",
                "POST /v1/sessions",
                "POST /v1/sessions/refresh",
                "POST /v1/invitation-links/open",
                "POST /v1/invitation-links/accept",
                "POST /v1/password-resets",
                "POST /v1/password-resets/complete",
                "POST /v1/activations/complete",
                "POST /v1/email-changes/complete",
                "POST /v1/unsubscribe-links/open",
                "POST /v1/sessions/external/start",
                "POST /v1/sessions/external",
                "POST /v1/me/credentials",
                "POST /v1/me/totp",
                "DELETE /v1/me/totp",
                "POST /v1/me/totp/confirm",
                "POST /v1/me/totp/recovery-codes",
                "POST /v1/tenants/{tenant}/exports",
                "PATCH /v1/tenants/{tenant}/me",
                "PATCH /v1/tenants/{tenant}/me/notifications",
                "POST /v1/tenants/{tenant}/members",
                "PATCH /v1/tenants/{tenant}/members/{member}",
                "POST /v1/tenants/{tenant}/members/{member}/credentials",
                "POST /v1/tenants/{tenant}/members/{member}/grants");
    }

    @Test
    @DisplayName("F6: every route that takes JSON is tried with bad input here")
    void every_route_is_here() {
        var ours = new TreeSet<>(ContractCheck.takingJson());
        // AuthZEN's have manners of their own: EvaluationIT and EvaluationsIT
        ours.removeIf(route -> route.startsWith("POST /access/v1/"));
        // what is not signed gets no further, whatever it is: WebhookIT
        ours.remove("POST /v1/ticket-webhook");
        assertThat(jsonRoutes()).containsExactlyInAnyOrderElementsOf(ours);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonRoutes")
    @DisplayName("F6: broken JSON and a field that is named twice are refused as malformed")
    void broken(String route) {
        for (var body :
                List.of(
                        "{",
                        "{]",
                        "{} {}",
                        "{\"a\":}",
                        "nul",
                        "{\"a\":1,\"a\":2}",
                        "{'a':1}",
                        " ")) {
            var reply = ask(route, body, JSON);
            assertProblem(reply, 400, "malformed");
        }
        assertProblem(ask(route, "", JSON), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xc0, 0xff})
    @DisplayName("F6: JSON that is not UTF-8 is refused as malformed (RFC 8259)")
    void not_utf_8(int odd) {
        var body = House.wish(staff).put("reason", "Set up the ~ dashboards").toString();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        bytes[body.indexOf('~')] = (byte) odd;
        var before = House.everything();
        assertProblem(House.ask("POST", path(), token, bytes, Map.of()), 400, "malformed");
        assertThat(House.everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonRoutes")
    @DisplayName("F6: a body of more than 64 KiB is refused as too large")
    void large(String route) {
        assertProblem(ask(route, padded(LARGEST + 1), JSON), 413, "too-large");
        assertThat(ask(route, padded(LARGEST), JSON).status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonRoutes")
    @DisplayName("F6: a body that is not declared as JSON is refused, with charset it is not")
    void content_type(String route) {
        for (var type :
                List.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "application/xml",
                        "x")) {
            assertProblem(ask(route, "{}", type), 415, "unsupported-media-type");
        }
        var odd = "{\"colour\":1}";
        assertThat(ask(route, odd, "Application/JSON; charset=utf-8").status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonRoutes")
    @DisplayName("F6: unknown fields and parameters are named, and so is a body of another kind")
    void unknown(String route) {
        var reply = ask(route, "{\"colour\":1,\"a/b~c\":{\"d\":2}}", JSON);
        assertProblem(reply, 422, "invalid");
        assertThat(reply.pointers()).contains("/colour", "/a~1b~0c");
        for (var body : List.of("[]", "[{}]", "\"text\"", "1", "true", "null")) {
            var other = ask(route, body, JSON);
            assertProblem(other, 422, "invalid");
            assertThat(other.pointers()).contains("");
        }
        var asked = ask(route + "?colour=red", "{}", JSON);
        assertThat(asked.pointers()).contains("?colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}", "null", "[\"a@vendor.example\"]"})
    @DisplayName("F6: a field of the wrong type is named")
    void wrong_types(String value) {
        for (var field : List.of("email", "reason", "start", "end")) {
            var body = House.wish(staff).put(field, "@@");
            var reply = invite(body.toString().replace("\"@@\"", value), Map.of());
            assertProblem(reply, 422, "invalid");
            assertThat(reply.pointers()).containsExactly("/" + field);
        }
    }

    @Test
    @DisplayName("F6: a problem has a type that is documented, a title, its status and its errors")
    void the_shape() {
        var reply = invite("{}", Map.of());
        assertProblem(reply, 422, "invalid");
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/email", "/reason");
        reply.json()
                .path("errors")
                .forEach(error -> assertThat(error.path("detail").asText()).isNotEmpty());
        var page = House.get(reply.json().path("type").asText(), "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(reply.text()).doesNotContain(reply.header("X-Request-Id"));
    }

    @Test
    @DisplayName("F6: a stranger's bad body is 404, a member's without the permission 403")
    void order_of_refusals() {
        assertThat(House.post(path(), House.signIn(House.ANA), House.object()).status())
                .isEqualTo(404);
        assertThat(House.post(path(), "", House.object()).status()).isEqualTo(401);
        House.invite(manager, staff);
        House.accept(staff);
        assertThat(House.post(path(), House.signIn(staff), House.object()).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F6: unknown parameters of a query are named, for reading and for acting")
    void unknown_parameters() {
        var invitation = House.invite(manager, staff).path("id").asText();
        for (var key : House.SYSTEM.routes().all().stream().map(Route::key).toList()) {
            if (key.startsWith("GET /v1/")) {
                var path = filled(key.substring(4), invitation);
                var reply =
                        House.get(
                                path + (path.contains("?") ? "&" : "?") + "colour=red", who(path));
                assertThat(reply.status()).as(key).isEqualTo(422);
                assertThat(reply.pointers()).as(key).containsExactly("?colour");
            }
        }
        var one = House.home(manager, "/invitations/" + invitation);
        for (var reply :
                List.of(
                        House.delete(one + "?colour=red", token),
                        House.ask("POST", one + "/resend?colour=red", token, "", Map.of()),
                        House.delete("/v1/sessions/current?colour=red", token),
                        House.post(path() + "?colour=red", token, House.wish(House.staff())))) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.pointers()).containsExactly("?colour");
        }
        assertThat(House.get(one, token).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("F6: a parameter that comes more than once is named, whatever it is")
    void repeated_parameters() {
        var list = House.home(manager, "/members");
        for (var query :
                List.of("q=a&q=b", "q=a&q=a", "q=a&%71=b", "q&q", "q=a&limit=2&q=b", "x=1&x=1")) {
            var reply = House.get(list + "?" + query, token);
            assertProblem(reply, 422, "invalid");
            assertThat(reply.pointers()).as(query).contains(query.startsWith("x") ? "?x" : "?q");
            assertThat(reply.text()).contains("must come once");
        }
        assertThat(House.get(list + "?q=a,b&&limit=2&", token).status()).isEqualTo(200);
        var twice = path() + "?dryRun=true&dryRun=true";
        var reply = House.post(twice, token, House.wish(staff));
        assertThat(reply.pointers()).containsExactly("?dryRun");
    }

    @Test
    @DisplayName("F6: every GET answers HEAD with the same status and headers, and no body")
    void head() {
        var invitation = House.invite(manager, staff).path("id").asText();
        var _ = Album.own(manager).first(TinyPicture.png());
        House.SYSTEM.quiet();
        for (var key : House.SYSTEM.routes().all().stream().map(Route::key).toList()) {
            if (key.startsWith("GET ")) {
                var path = filled(key.substring(4), invitation);
                var get = House.get(path, who(path));
                var head = House.ask("HEAD", path, who(path), "", Map.of());
                // what leads elsewhere says so without a body
                assertThat(get.status())
                        .as(key)
                        .isEqualTo(path.startsWith(WayOut.LINKS) ? 303 : 200);
                assertThat(head.status()).as(key).isEqualTo(get.status());
                assertThat(head.text()).as(key).isEmpty();
                for (var name : List.of("Content-Type", "ETag", "Cache-Control", "Location")) {
                    assertThat(head.header(name)).as(key + name).isEqualTo(get.header(name));
                }
            }
        }
    }

    @Test
    @DisplayName("F6: the same request twice under one Idempotency-Key is done once")
    void twice() {
        var first = invite(House.wish(staff).toString(), key("once"));
        assertThat(first.status()).isEqualTo(201);
        var again = invite(House.wish(staff).toString(), key("once"));
        assertSame(first, again);
        assertThat(House.get(House.home(manager, "/invitations"), token).json().path("items"))
                .hasSize(1);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);

        var one = first.header("Location");
        var resent = House.ask("POST", one + "/resend", token, "", key("resend"));
        assertThat(resent.status()).isEqualTo(200);
        assertSame(resent, House.ask("POST", one + "/resend", token, "", key("resend")));
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(2);

        var gone = House.ask("DELETE", one, token, "", key("gone"));
        assertThat(gone.status()).isEqualTo(204);
        assertSame(gone, House.ask("DELETE", one, token, "", key("gone")));
        assertThat(House.delete(one, token).status()).isEqualTo(410);
        assertSame(first, invite(House.wish(staff).toString(), key("once")));
    }

    @Test
    @DisplayName("F6: a change repeated under its key is answered as before, not as stale")
    void twice_with_a_version() {
        var grant = grant();
        var body =
                House.object()
                        .put(
                                "end",
                                House.SYSTEM.clock().instant().plus(Duration.ofDays(50)).toString())
                        .put("reason", "The report takes longer");
        var version = "\"1\"";
        var headers = Map.of("If-Match", version, "Idempotency-Key", "extend");
        var first = House.ask("PATCH", grant, token, body.toString(), headers);
        assertThat(first.status()).isEqualTo(200);
        assertSame(first, House.ask("PATCH", grant, token, body.toString(), headers));
        var plain = Map.of("If-Match", version);
        assertThat(House.ask("PATCH", grant, token, body.toString(), plain).status())
                .isEqualTo(412);
    }

    @Test
    @DisplayName("F6: another body, route or query under a used Idempotency-Key is refused")
    void reused() {
        assertThat(invite(House.wish(staff).toString(), key("k")).status()).isEqualTo(201);
        var before = House.everything();
        var other = invite(House.wish(House.ROOT).toString(), key("k"));
        assertProblem(other, 422, "idempotency-key-reused");
        var query = House.ask("POST", path() + "?x=1", token, wish(), key("k"));
        assertProblem(query, 422, "idempotency-key-reused");
        var one = House.home(manager, "/invitations/" + "0".repeat(32) + ".1");
        assertProblem(House.ask("DELETE", one, token, "", key("k")), 422, "idempotency-key-reused");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: an Idempotency-Key is its caller's own, and is free again after 24 hours")
    void scope_of_keys() {
        assertThat(invite(wish(), key("mine")).status()).isEqualTo(201);
        var other = House.customer();
        var theirs =
                House.ask(
                        "POST",
                        House.home(other, "/vendor-invitations"),
                        House.signIn(other),
                        wish(),
                        key("mine"));
        assertThat(theirs.status()).isEqualTo(201);
        House.SYSTEM.advance(Duration.ofHours(25));
        token = House.signIn(manager);
        assertThat(invite(wish(), key("mine")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("F6: eight at once under one Idempotency-Key make one invitation")
    void at_once() {
        var replies = atOnce(_ -> invite(wish(), key("eight")));
        replies.forEach(reply -> assertThat(reply.status()).isEqualTo(201));
        replies.forEach(reply -> assertSame(replies.getFirst(), reply));
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
    }

    @Test
    @DisplayName("F6: of eight at once with different bodies under one key, one is done")
    void at_once_with_different_bodies() {
        var people = new ArrayList<Person>();
        for (int n = 0; n < 8; n++) {
            people.add(House.staff());
        }
        var replies = atOnce(n -> invite(House.wish(people.get(n)).toString(), key("eight")));
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(7);
        assertThat(House.get(House.home(manager, "/invitations"), token).json().path("items"))
                .hasSize(1);
    }

    @Test
    @DisplayName("F6: of eight at once without a key one is done, and the others conflict")
    void at_once_without_key() {
        var replies = atOnce(_ -> invite(wish(), Map.of()));
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(7);
    }

    @Test
    @DisplayName("F6: an Idempotency-Key has 1 to 128 visible characters")
    void bad_keys() {
        for (var bad : List.of("k".repeat(129), "a b", "")) {
            var reply = invite(wish(), key(bad));
            assertProblem(reply, 422, "invalid");
            assertThat(reply.pointers()).containsExactly("Idempotency-Key");
        }
        assertThat(invite(wish(), key("k".repeat(128))).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F6: a refusal is not kept under the key: the mended request goes through")
    void refusals_are_not_kept() {
        assertThat(invite("{}", key("mend")).status()).isEqualTo(422);
        assertThat(invite(wish(), key("mend")).status()).isEqualTo(201);
    }

    private String wish() {
        return House.wish(staff).toString();
    }

    private String path() {
        return House.home(manager, "/vendor-invitations");
    }

    private Reply invite(String body, Map<String, String> headers) {
        return House.ask("POST", path(), token, body, headers);
    }

    /// The path of a new guest's grant.
    private String grant() {
        House.invite(manager, staff);
        var id = House.accept(staff).path("id");
        JsonNode grants = House.get(House.home(manager, "/grants"), token).json().path("items");
        for (var grant : grants) {
            if (grant.path("id").equals(id)) {
                var member = grant.path("member").path("id").asText();
                return House.home(manager, "/members/" + member + "/grants/" + id.asText());
            }
        }
        throw new AssertionError(grants);
    }

    private Reply ask(String route, String body, String type) {
        int space = route.indexOf(' ');
        var path = route.substring(space + 1).replace("{tenant}", manager.tenant());
        if (path.contains("{grant}")) {
            path = path.replaceFirst("/v1/.*\\{grant\\}", grant());
        } else if (path.contains("{member}")) {
            path = path.replace("{member}", agent());
        }
        var filled = around(path);
        return House.ask(
                route.substring(0, space),
                filled.replace("{group}", "domain")
                        .replace("{role}", "agent")
                        .replace("{module}", "customer-login"),
                who(filled),
                body,
                Map.of("Content-Type", type, "If-Match", "*"));
    }

    private String filled(String path, String invitation) {
        return around(path)
                .replace("{tenant}", manager.tenant())
                .replace("{invitation}", invitation)
                .replace("{member}/access", self() + "/access?permission=messaging")
                .replace("{member}", self())
                .replace("{group}", "domain")
                .replace("{role}", "agent")
                .replace("{export}", path.contains("{export}") ? export() : "")
                .replace("{token}", path.contains("{token}") ? unsubscribe() : "")
                .replace("{type}", "invalid");
    }

    /// Of the mail that says that a file is there.
    private String unsubscribe() {
        House.SYSTEM.quiet();
        var _ = export();
        House.SYSTEM.quiet();
        return WayOut.token(House.SYSTEM.mails(manager.email()).getFirst());
    }

    /// Some things only the vendor may do.
    private String who(String path) {
        if (path.matches("/v1/tenants(\\?.*)?|.*/modules/.*")) {
            return House.signIn(House.ROOT);
        }
        return around.stream()
                .map(has -> House.signIn(has.who(path, manager)))
                .findFirst()
                .orElse(path.startsWith("/v1/change-requests") ? House.signIn(House.ROOT) : token);
    }

    /// A path with what it asks for of customers and registrations.
    private String around(String path) {
        boolean asked =
                path.matches(
                        ".*(\\{customer}|\\{registration}|/registrations|\\{request}|/contacts|/change-requests).*");
        if (asked && around.isEmpty()) {
            around.add(Around.of(manager));
        }
        return asked ? around.getFirst().in(path) : path;
    }

    /// One that the manager asked for.
    private String export() {
        var exports = House.home(manager, "/exports");
        return House.post(exports, token, House.object()).json().path("id").asText();
    }

    private String agent() {
        var person = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        return House.get("/v1/me", House.signIn(person)).json().at("/account/id").asText();
    }

    private String self() {
        return House.get("/v1/me", token).json().at("/account/id").asText();
    }

    private static String padded(int length) {
        var start = "{\"colour\":\"";
        return start + "x".repeat(length - start.length() - 2) + "\"}";
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private static List<Reply> atOnce(IntFunction<Reply> request) {
        var asked = new ArrayList<CompletableFuture<Reply>>();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 8; n++) {
                int number = n;
                asked.add(CompletableFuture.supplyAsync(() -> request.apply(number), pool));
            }
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static void assertSame(Reply first, Reply again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        for (var name : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(name)).as(name).isEqualTo(first.header(name));
        }
    }

    private static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(reply.json().path("title").asText()).isNotEmpty();
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
    }
}
