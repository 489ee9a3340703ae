package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Switching notifications off by the link that each of them has (C9, RFC 8058).
class UnsubscribeIT {
    private static final String PARTS =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

    private Person manager = House.ROOT;
    private Person staff = House.ROOT;
    private String token = "";

    @BeforeEach
    void a_notification() {
        manager = House.customer();
        staff = House.staff();
        House.invite(manager, staff);
        House.accept(staff);
        House.SYSTEM.quiet();
        token = WayOut.token(House.SYSTEM.mails(manager.email()).getFirst());
    }

    @Test
    @DisplayName(
            "C9: one click switches off that kind of the person's in that tenant, nothing else, and"
                    + " nobody has to sign in")
    void one_click() {
        var told = WayOut.open(token);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().at("/tenant/id").asText()).isEqualTo(manager.tenant());
        assertThat(told.json().path("kind").asText()).isEqualTo("account");
        assertThat(told.json().path("on").asBoolean()).isTrue();

        var done = WayOut.post(token);
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.text()).isEmpty();
        assertThat(done.headers().allValues("Set-Cookie")).isEmpty();

        var switches = WayOut.switches(manager, manager.tenant());
        assertThat(switches.path("account").asBoolean()).isFalse();
        for (var kind : List.of("codes", "devices", "tickets", "videoSessions", "enabled")) {
            assertThat(switches.path(kind).asBoolean()).as(kind).isTrue();
        }
        assertThat(WayOut.open(token).json().path("on").asBoolean()).isFalse();
        House.SYSTEM.advance(Duration.ofDays(31));
        assertThat(House.SYSTEM.mails(manager.email())).as("no more").hasSize(1);
    }

    @Test
    @DisplayName("C9: mail programs may send the form in parts")
    void in_parts() {
        var type = Map.of("Content-Type", "multipart/form-data; boundary=x");
        assertThat(House.ask("POST", WayOut.LINKS + token, "", PARTS, type).status())
                .isEqualTo(204);
        assertThat(isOn()).isFalse();
    }

    @Test
    @DisplayName(
            "C9: F4: it is told once, as the person's doing, however often the link is used, and"
                    + " after switching on it works again")
    void told_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(WayOut.post(token).status()).isEqualTo(204);
        }
        assertThat(log())
                .singleElement()
                .satisfies(entry -> {
                    var id = House.account(manager.email()).value();
                    assertThat(entry.at("/actor/account").asText()).isEqualTo(id);
                    assertThat(entry.at("/subject/id").asText()).isEqualTo(id);
                    assertThat(entry.at("/after/muted/0").asText()).isEqualTo("account");
                    assertThat(entry.toString()).doesNotContain(token);
                });

        WayOut.set(manager, manager.tenant(), true, List.of("account"));
        assertThat(WayOut.post(token).status()).isEqualTo(204);
        assertThat(isOn()).isFalse();
        assertThat(log()).hasSize(3);
    }

    @Test
    @DisplayName("C9: several clicks at one moment are one change, and all are answered alike")
    void at_once() {
        assertThat(Passwords.atOnce(6, () -> WayOut.post(token).status())).containsOnly(204);
        assertThat(log()).hasSize(1);
    }

    @Test
    @DisplayName("F5: a GET of the header's address leads to the page, and switches nothing")
    void followed() {
        var before = House.everything();
        var page = House.SYSTEM.base() + "/unsubscribe#" + token;
        for (var method : List.of("GET", "HEAD")) {
            var reply = House.ask(method, WayOut.LINKS + token, "", "", Map.of());
            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.header("Location")).isEqualTo(page);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(House.get("/unsubscribe", "").status()).isEqualTo(200);
        assertThat(WayOut.open(token).status()).isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);
        assertThat(isOn()).isTrue();
    }

    @Test
    @DisplayName(
            "F2: a forged or cut link, or one for something else, is not found, whatever it asks")
    void forged() {
        var content = token.substring(0, token.indexOf('.'));
        var signature = token.substring(token.indexOf('.'));
        var other = House.staff();
        House.invite(manager, other);
        var elsewhere = House.customer().tenant();
        var before = House.everything();
        for (var bad :
                List.of(
                        Tampered.flipped(token, content.length() + 1),
                        Tampered.rewritten(content, ".account", ".tickets") + signature,
                        Tampered.rewritten(content, manager.tenant(), elsewhere) + signature,
                        token.substring(0, token.length() - 1),
                        House.linkToken(other.email()),
                        "x")) {
            var refused = WayOut.post(bad);
            assertThat(refused.status()).as(bad).isEqualTo(404);
            var get = House.get(WayOut.LINKS + bad, "");
            assertThat(List.of(refused.text(), get.text(), WayOut.open(bad).text()))
                    .containsOnly(House.get("/v1/nowhere", "").text());
            var wrong = House.ask("POST", WayOut.LINKS + bad, "", "x=y", Map.of());
            assertThat(wrong.status()).as("before the body is looked at").isEqualTo(404);
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F5: the link is good for nothing but switching off")
    void for_nothing_else() {
        var body = House.object().put("token", token);
        for (var route : List.of("invitation-links/open", "email-changes/complete")) {
            assertThat(House.post("/v1/" + route, "", body).status()).as(route).isEqualTo(404);
        }
        body.put("password", Passwords.CHOSEN);
        for (var route : List.of(Passwords.RESET, Passwords.ACTIVATE)) {
            assertThat(House.post(route, "", body).status()).as(route).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("F6: a body that is no form, or asks for something else, is refused and named")
    void bad_bodies() {
        var path = WayOut.LINKS + token;
        for (var other : List.of("List-Unsubscribe=one-click", "x=y", "", "List-Unsubscribe")) {
            var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
            var refused = House.ask("POST", path, "", other, type);
            assertThat(refused.status()).as(other).isEqualTo(422);
            assertThat(refused.pointers()).contains("/List-Unsubscribe");
        }
        var more = House.ask("POST", path, "", WayOut.ONE_CLICK + "&kind=codes", Map.of());
        assertThat(more.pointers()).containsExactly("/kind");
        var twice = WayOut.ONE_CLICK + "&" + WayOut.ONE_CLICK;
        assertThat(House.ask("POST", path, "", twice, Map.of()).status()).isEqualTo(400);
        var large = "x".repeat(64 * 1024 + 1);
        assertThat(House.ask("POST", path, "", large, Map.of()).status()).isEqualTo(413);
        var json = Map.of("Content-Type", "application/json");
        assertThat(House.ask("POST", path, "", "{}", json).status()).isEqualTo(415);
        assertThat(isOn()).isTrue();
    }

    @Test
    @DisplayName("C9: the link of who is no member any more is gone, and says nothing")
    void deleted() {
        var other = House.member(new TenantId(manager.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        var path = House.home(manager, "/members/" + House.account(manager.email()));
        assertThat(House.delete(path, House.signIn(other)).status()).isEqualTo(204);
        assertThat(WayOut.post(token).status()).isEqualTo(410);
        assertThat(WayOut.open(token).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("C9: a guest whose access has ended can still say so")
    void ended_guest() {
        House.SYSTEM.advance(Duration.ofDays(31));
        House.SYSTEM.quiet();
        var ended = House.SYSTEM.mails(staff.email()).getFirst();
        assertThat(ended.subject()).contains("has ended");
        assertThat(WayOut.post(WayOut.token(ended)).status()).isEqualTo(204);
        assertThat(WayOut.open(WayOut.token(ended)).json().path("on").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("C9: the link works for 180 days")
    void expired() {
        House.SYSTEM.advance(Duration.ofDays(179));
        assertThat(WayOut.post(token).status()).isEqualTo(204);
        House.SYSTEM.advance(Duration.ofDays(1));
        assertThat(WayOut.post(token).status()).isEqualTo(410);
        assertThat(WayOut.open(token).status()).isEqualTo(410);
        assertThat(House.get(WayOut.LINKS + token, "").status())
                .as("the page says it")
                .isEqualTo(303);
    }

    @Test
    @DisplayName("F4: the token stands in no log and no event")
    void nowhere() {
        WayOut.open(token);
        House.get(WayOut.LINKS + token, "");
        WayOut.post(token);
        WayOut.post(token + "x");
        House.SYSTEM.quiet();
        for (var place : List.of("/_local/log", "/_local/events")) {
            assertThat(House.get(place, "").text()).as(place).doesNotContain(token);
        }
    }

    private boolean isOn() {
        return WayOut.switches(manager, manager.tenant()).path("account").asBoolean();
    }

    /// What was told of the person's switches.
    private List<JsonNode> log() {
        return Passwords.entries(manager, "member.changed").stream()
                .filter(entry ->
                        entry.path("after").has("muted") || entry.path("before").has("muted"))
                .toList();
    }
}
