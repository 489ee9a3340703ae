package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Login;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Another password by the link of a mail (B4).
class ResetIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("B4: the link sets another password; the old one works until then, and no longer")
    void reset() {
        var link = Passwords.linkOf(person);
        assertThat(mails().getFirst().links())
                .containsExactly(House.SYSTEM.base() + "/reset#" + link);
        assertThat(signIn(person.password())).as("unused, it changes nothing").isEqualTo(201);

        assertThat(use(link).status()).isEqualTo(204);

        assertThat(signIn(person.password())).isEqualTo(401);
        assertThat(signIn(Passwords.CHOSEN)).isEqualTo(201);
        assertThat(entry("reset.sent").at("/actor/account").asText()).isEqualTo("system");
        assertThat(entry("reset.sent").path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(entry("password.reset").at("/actor/name").asText()).startsWith("Person");
        assertThat(entry("password.reset").path("before").isEmpty()).isTrue();
        assertThat(mails()).hasSize(2);
        assertThat(mails().getFirst().subject()).contains("password was changed");
    }

    @Test
    @DisplayName("B4: whoever was signed in is signed out by it, access and refresh tokens alike")
    void sessions() {
        var link = Passwords.linkOf(person);
        var pair = Passwords.signIn(person.email(), person.password()).json();
        var access = pair.path("accessToken").asText();
        assertThat(House.get("/v1/me", access).status()).isEqualTo(200);

        assertThat(use(link).status()).isEqualTo(204);

        assertThat(House.get("/v1/me", access).status()).isEqualTo(401);
        var refresh = House.object().put("refreshToken", pair.path("refreshToken").asText());
        assertThat(House.post("/v1/sessions/refresh", "", refresh).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F1: a reset signs nobody in, and spares nobody the second factor")
    void second_factor() {
        var app = Authenticator.on(person, House.newSession(person));
        var reply = use(Passwords.linkOf(person));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
        var cookies = reply.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .as("no session")
                .singleElement()
                .asString()
                .startsWith("__Host-gatehouse-device-");
        var device = cookies.getFirst().substring(0, cookies.getFirst().indexOf(';'));
        assertThat(House.ask("GET", "/v1/me", "", "", Map.of("Cookie", device)).status())
                .isEqualTo(401);

        var reset = new Person(person.email(), Passwords.CHOSEN, person.tenant());
        assertThat(Authenticator.signIn(reset).status()).isEqualTo(401);
        assertThat(Authenticator.signIn(reset).problem()).isEqualTo("code-required");
        assertThat(Authenticator.signIn(reset, app.recoveryCodes().getFirst()).status())
                .isEqualTo(201);
        assertThat(Authenticator.signIn(reset, app.fresh()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("B4: by username or by mail address, however it is spelt")
    void spellings() {
        var shouted = " " + person.email().toUpperCase(java.util.Locale.ROOT) + " ";
        assertThat(Passwords.ask(shouted).status()).isEqualTo(202);
        assertThat(use(House.linkToken(person.email())).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B4: a newer link voids the older ones, and a used one is void itself")
    void newer() {
        var first = Passwords.linkOf(person);
        House.SYSTEM.advance(A_WHILE);
        var second = Passwords.linkOf(person);

        assertThat(second).isNotEqualTo(first);
        assertThat(use(first).status()).isEqualTo(410);
        assertThat(use(second).status()).isEqualTo(204);
        assertThat(use(first).status()).isEqualTo(410);
        assertThat(use(second, "quite another one").status()).isEqualTo(410);
        assertThat(signIn(Passwords.CHOSEN)).isEqualTo(201);
    }

    @Test
    @DisplayName("B4: the link works for 24 hours from asking, and then no longer")
    void expired() {
        var link = Passwords.linkOf(person);
        House.SYSTEM.advance(Duration.ofHours(24).minusSeconds(90));
        assertThat(use(link, "short").status()).as("still living").isEqualTo(422);
        House.SYSTEM.advance(Duration.ofSeconds(90));

        assertThat(use(link).status()).isEqualTo(410);
        assertThat(signIn(person.password())).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "B4: a bad password is named and spends nothing; a dead link is dead whatever comes")
    void bad_password() {
        var link = Passwords.linkOf(person);
        var bad =
                List.of(
                        "",
                        "short",
                        "x".repeat(129),
                        "password2026",
                        person.email(),
                        "Customer " + manager.tenant());
        for (var password : bad) {
            var refused = use(link, password);
            assertThat(refused.status()).as(password).isEqualTo(422);
            assertThat(refused.pointers()).as(password).containsOnly("/password");
        }
        assertThat(House.post(Passwords.RESET, "", House.object().put("token", link)).pointers())
                .containsExactly("/password");
        assertThat(use(link).status()).isEqualTo(204);
        for (var password : bad) {
            assertThat(use(link, password).status()).as(password).isEqualTo(410);
        }
    }

    @Test
    @DisplayName("F5: forged, cut and changed links, and those for something else, are one 404")
    void forged() {
        var link = Passwords.linkOf(person);
        var other = Passwords.linkOf(House.staff());
        var expected = House.get("/v1/nowhere", "").text();
        for (var each : Passwords.forged(link, other)) {
            var refused = use(each);
            assertThat(refused.status()).as(each).isEqualTo(404);
            assertThat(refused.text()).as(each).isEqualTo(expected);
        }
        var fresh = House.unactivated(new TenantId(manager.tenant()));
        assertThat(use(House.linkToken(fresh.email())).status()).as("activation").isEqualTo(404);
        assertThat(Passwords.use(Passwords.ACTIVATE, link).status()).isEqualTo(404);
        var staff = House.staff();
        House.invite(manager, staff);
        assertThat(use(House.linkToken(staff.email())).status()).as("offer").isEqualTo(404);
        assertThat(use(link).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F5: links are used up only by POST, and a scanner's GET and HEAD spend nothing")
    void scanners() {
        var link = Passwords.linkOf(person);
        var before = House.everything();
        for (var path : List.of("/reset", "/activate")) {
            for (int i = 0; i < 20; i++) {
                assertThat(House.get(path, "").status()).isEqualTo(200);
                assertThat(House.get(path + "?token=" + link, "").status()).isEqualTo(200);
                assertThat(House.ask("HEAD", path, "", "", Map.of()).status()).isEqualTo(200);
            }
        }
        for (var method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS")) {
            for (var path : List.of(Passwords.ASK, Passwords.RESET, Passwords.ACTIVATE)) {
                var reply = House.ask(method, path + "?token=" + link, "", "", Map.of());
                assertThat(reply.status()).as(method + " " + path).isEqualTo(404);
            }
        }
        assertThat(House.everything()).isEqualTo(before);
        assertThat(use(link).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F5: the link leads to the configured address, whatever host the request names")
    void host() throws IOException {
        var body = "{\"login\":\"" + person.email() + "\"}";
        var answer =
                raw(
                        "POST " + Passwords.ASK + " HTTP/1.1",
                        "Host: evil.example",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: ftp",
                        "X-Original-Host: evil.example",
                        "Forwarded: host=evil.example;proto=ftp",
                        "Origin: https://evil.example",
                        "Referer: https://evil.example/",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length(),
                        "Connection: close",
                        "",
                        body);
        assertThat(answer).startsWith("HTTP/1.1 202");
        House.SYSTEM.quiet();

        var mail = mails().getFirst();
        assertThat(mail.links()).allMatch(link -> link.startsWith(House.SYSTEM.base() + "/reset#"));
        assertThat(mail.html() + mail.text() + mail.headers()).doesNotContain("evil");
    }

    @Test
    @DisplayName(
            "B4: known or not, disabled or malformed, every login gets the same answer and work")
    void no_telling() {
        var disabled = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);
        new People(manager).disable(disabled);
        var fresh = House.unactivated(new TenantId(manager.tenant()));
        House.SYSTEM.quiet();
        House.SYSTEM.advance(A_WHILE);
        // what a function keeps is read by then
        Passwords.ask("warm" + person.email());
        var logins =
                List.of(
                        person.email(),
                        disabled.email(),
                        fresh.email(),
                        "nobody" + person.email(),
                        "no-such-name",
                        "no name at all" + manager.tenant(),
                        "@" + manager.tenant(),
                        "\u0000" + manager.tenant());
        var answers = new HashSet<String>();
        var work = new HashSet<List<String>>();
        for (var login : logins) {
            var one = Work.of("credentials", () -> Passwords.ask(login));
            answers.add(one.answer());
            work.add(one.calls());
        }
        House.SYSTEM.quiet();

        assertThat(answers).hasSize(1).first().asString().startsWith("202 {}");
        if (Long.getLong("gatehouse.chaos") == null) {
            assertThat(work)
                    .containsExactly(
                            List.of(
                                    "dynamodb GetItem",
                                    "dynamodb UpdateItem",
                                    "dynamodb UpdateItem",
                                    "dynamodb PutItem"));
        }
        assertThat(mails()).hasSize(1);
        assertThat(House.SYSTEM.mails(fresh.email())).hasSize(2);
        assertThat(House.SYSTEM.mails(disabled.email())).isEmpty();
    }

    @Test
    @DisplayName(
            "B4: an unknown login leaves no trace in any log, and what was typed is kept nowhere")
    void no_trace() {
        var typed = "my Secret-" + manager.tenant();
        var vendor = House.ROOT;
        var before = Passwords.entries(vendor, "reset.requested");
        assertThat(Passwords.ask(typed).status()).isEqualTo(202);
        House.SYSTEM.quiet();

        assertThat(Passwords.entries(vendor, "reset.requested")).isEqualTo(before).isEmpty();
        assertThat(House.everything().toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("my secret-" + manager.tenant());
        assertThat(House.SYSTEM.events())
                .filteredOn(event -> event.toString().contains(Login.of(typed).hash()))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.toString())
                                .contains("reset.requested")
                                .doesNotContain("Secret-"));
    }

    @Test
    @DisplayName("B4: at most one mail a minute and five an hour, and nobody is told")
    void throttled() {
        for (int i = 0; i < 3; i++) {
            assertThat(Passwords.ask(person.email()).status()).isEqualTo(202);
        }
        assertThat(mails()).hasSize(1);
        for (int i = 0; i < 8; i++) {
            House.SYSTEM.advance(Duration.ofSeconds(61));
            assertThat(Passwords.ask(person.email()).text()).isEqualTo("{}");
        }
        assertThat(mails()).hasSize(5);
        House.SYSTEM.advance(Duration.ofHours(1));
        assertThat(use(Passwords.linkOf(person)).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B4: when the page's mails of the hour are used up, every login is told alike")
    void budget() {
        House.SYSTEM.advance(untilTheNextHour());
        budget(1000);
        var refused = List.of(Passwords.ask(person.email()), Passwords.ask("no-such-name-here"));
        House.SYSTEM.advance(untilTheNextHour());

        assertThat(refused).extracting(Reply::status).containsOnly(429);
        assertThat(refused)
                .allSatisfy(reply ->
                        assertThat(Long.parseLong(reply.header("Retry-After")))
                                .isBetween(1L, 3600L));
        assertThat(mails()).isEmpty();
        assertThat(use(Passwords.linkOf(person)).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B4: one network cannot use up what all may ask for, and is told alike")
    void source() {
        House.SYSTEM.advance(untilTheNextHour());
        var now = House.SYSTEM.clock().instant();
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var _ =
                table.commit(
                        Updating.of(Sources.resets("127.0.0.1", now)).set("count", 99).write());
        assertThat(Passwords.ask("no-such-name-here").status()).isEqualTo(202);
        var all = Keys.budget(new TenantId("vendor"), "resets", hour(now).toString());
        long spent = table.get(all).orElseThrow().number("count");

        var refused = List.of(Passwords.ask(person.email()), Passwords.ask("no-such-name-there"));
        long after = table.get(all).orElseThrow().number("count");
        House.SYSTEM.advance(untilTheNextHour());

        assertThat(refused).extracting(Reply::status).containsOnly(429);
        assertThat(refused).extracting(Reply::text).containsOnly(refused.getFirst().text());
        assertThat(after).as("of what all may ask for").isEqualTo(spent);
        assertThat(mails()).isEmpty();
        assertThat(use(Passwords.linkOf(person)).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B8: a disabled person gets no link, and one from before does not work")
    void disabled() {
        var link = Passwords.linkOf(person);
        new People(manager).disable(person);
        House.SYSTEM.advance(A_WHILE);

        assertThat(use(link).status()).isEqualTo(410);
        assertThat(Passwords.ask(person.email()).status()).isEqualTo(202);
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("F5: of 32 parallel completions with one link exactly one is done")
    void at_once() {
        var link = Passwords.linkOf(person);
        var replies = House.atOnce(32, () -> use(link));

        assertThat(replies).extracting(Reply::status).containsOnly(204, 410);
        assertThat(replies).filteredOn(reply -> reply.status() == 204).hasSize(1);
        assertThat(Passwords.entries(manager, "password.reset")).hasSize(1);
        assertThat(mails()).hasSize(2);
    }

    @Test
    @DisplayName("F5: what was asked before a link was used, and is told after it, revives none")
    void not_revived() {
        var link = Passwords.linkOf(person);
        House.SYSTEM.advance(A_WHILE);
        House.SYSTEM.pause("mailer");
        assertThat(Passwords.ask(person.email()).status()).isEqualTo(202);
        assertThat(use(link).status()).isEqualTo(204);
        House.SYSTEM.resume("mailer");

        assertThat(mails()).as("the first link, and that it was used").hasSize(2);
        assertThat(Passwords.entries(manager, "reset.sent")).hasSize(1);
        for (var batch : House.SYSTEM.delivered("mailer")) {
            var _ = House.feed("mailer", batch);
        }
        assertThat(mails()).as("brought again").hasSize(2);
        assertThat(use(link).status()).isEqualTo(410);
        assertThat(signIn(Passwords.CHOSEN)).isEqualTo(201);
    }

    @Test
    @DisplayName("F6: what is missing, of the wrong kind or unknown is named")
    void faults() {
        for (var body :
                List.of(
                        House.object(),
                        House.object().put("login", 5),
                        House.object().put("login", ""),
                        House.object().put("login", " \t\u00a0"),
                        House.object().put("login", "x".repeat(255)),
                        House.object().putNull("login"))) {
            assertThat(House.post(Passwords.ASK, "", body).pointers())
                    .as("%s", body)
                    .containsExactly("/login");
        }
        var number = House.object().put("token", "x".repeat(9)).put("password", 12345678);
        assertThat(House.post(Passwords.RESET, "", number).status()).as("no link").isEqualTo(404);
        var linked = number.put("token", Passwords.linkOf(person));
        assertThat(House.post(Passwords.RESET, "", linked).json().at("/errors/0/detail").asText())
                .isEqualTo("must be text");
        var more = House.object().put("login", "somebody").put("host", "x");
        assertThat(House.post(Passwords.ASK, "", more).pointers()).containsExactly("/host");
        assertThat(House.post(Passwords.RESET, "", House.object()).pointers())
                .containsExactlyInAnyOrder("/token", "/password");
    }

    @Test
    @DisplayName(
            "F5: neither link nor password is in the table, on the bus, in a log or sent to AWS")
    void never_stored() {
        var password = "seven Herons over " + manager.tenant();
        try (var traces = new Traces()) {
            var token = Passwords.linkOf(person);
            assertThat(use(token, "short").status()).isEqualTo(422);
            assertThat(use(token, password).status()).isEqualTo(204);

            traces.hide(token, password, manager, "password.reset", "password-resets");
            assertThat(traces.log()).doesNotContain(person.email(), "@");
        }
    }

    private static Reply use(String token) {
        return Passwords.use(Passwords.RESET, token);
    }

    private static Reply use(String token, String password) {
        return Passwords.use(Passwords.RESET, token, password);
    }

    private int signIn(String password) {
        return Passwords.signIn(person.email(), password).status();
    }

    private List<Mail> mails() {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email());
    }

    private JsonNode entry(String type) {
        var entries = Passwords.entries(manager, type);
        assertThat(entries).as(type).hasSize(1);
        return entries.getFirst();
    }

    private static Duration untilTheNextHour() {
        var now = House.SYSTEM.clock().instant();
        return Duration.between(now, hour(now).plus(Duration.ofHours(1)));
    }

    private static Instant hour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
    }

    /// Counts that many resets as asked for in this hour.
    private static void budget(int mails) {
        var hour = hour(House.SYSTEM.clock().instant());
        var item =
                Map.of(
                        "pk", AttributeValue.fromS("T#vendor"),
                        "sk", AttributeValue.fromS("BUDGET#resets#" + hour),
                        "count", AttributeValue.fromN("" + mails));
        var _ =
                House.SYSTEM
                        .dynamo()
                        .putItem(put -> put.tableName(House.SYSTEM.table()).item(item));
    }

    /// What the server sends back for a request as it is written here.
    private static String raw(String... lines) throws IOException {
        var base = URI.create(House.SYSTEM.base());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
