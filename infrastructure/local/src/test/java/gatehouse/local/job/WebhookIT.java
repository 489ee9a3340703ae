package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.demo.Seals;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the vendor's help desk does from its own system.
class WebhookIT {
    private final Asking tenant = Asking.ofNewTenant();
    private final JsonNode request = tenant.submit();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    private ObjectNode act(String action) {
        return House.object().put("request", request.path("id").asText()).put("action", action);
    }

    private ObjectNode comment(String text) {
        return act("comment").put("text", text);
    }

    @Test
    @DisplayName("E5: what the help desk says stands on the ticket, for the vendor, under its name")
    void comments() {
        var reply = HelpDesk.say(comment(" Why?\n<b>Really</b> ").put("author", "Grace"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(HelpDesk.say(comment("And when?")).status()).isEqualTo(200);

        var comments = tenant.show(request).path("comments");
        assertThat(comments).hasSize(2);
        assertThat(comments.at("/0/text").asText()).isEqualTo("Why?\n<b>Really</b>");
        assertThat(comments.at("/0/side").asText()).isEqualTo("vendor");
        assertThat(comments.at("/0/by/name").asText()).isEqualTo("Grace");
        assertThat(comments.at("/0/by/account").asText()).isEqualTo("help-desk");
        assertThat(comments.at("/0/by/tenant").asText()).isEqualTo("vendor");
        assertThat(comments.at("/1/by/name").asText()).isEqualTo("Help desk");
        assertThat(tenant.log(request, "request.commented"))
                .hasSize(2)
                .last()
                .satisfies(entry -> {
                    assertThat(entry.at("/actor/name").asText()).isEqualTo("Grace");
                    assertThat(entry.at("/after/side").asText()).isEqualTo("vendor");
                });
        assertThat(House.SYSTEM.mails(tenant.asker().email()))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Grace has commented"))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Help desk has commented"));
    }

    @Test
    @DisplayName("E7: it rejects, with a reason, and another request can be submitted")
    void rejects() {
        var reply = HelpDesk.say(act("reject").put("reason", "Not in this house"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var shown = tenant.show(request);
        assertThat(shown.path("state").asText()).isEqualTo("rejected");
        assertThat(shown.path("reason").asText()).isEqualTo("Not in this house");
        assertThat(shown.at("/decidedBy/name").asText()).isEqualTo("Help desk");
        assertThat(shown.at("/decidedBy/account").asText()).isEqualTo("help-desk");
        assertThat(HelpDesk.say(act("reject").put("reason", "Not in this house")).status())
                .as("once more, under another id")
                .isEqualTo(200);
        assertThat(tenant.log(request, "request.rejected")).hasSize(1);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(tenant.asker().email()).getFirst().text())
                .contains("Not in this house");
        assertThat(tenant.tried().status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E6: it implements: all that was wished is so")
    void implementing() {
        var reply = HelpDesk.say(act("implement"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("implemented");
        var me = House.get(House.home(tenant.asker(), "/me"), House.signIn(tenant.asker())).json();
        assertThat(me.path("company")).isEqualTo(request.at("/items/0/requested/company"));
    }

    @Test
    @DisplayName(
            "E5: a message that is sent again, also later and signed anew, is answered alike and does"
                    + " nothing again")
    void replayed() {
        var id = HelpDesk.newId();
        var body = comment("Once").toString();
        var sealed = HelpDesk.sealed(id, House.SYSTEM.clock().instant(), body);
        var first = HelpDesk.post(sealed, body);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        var before = House.everything();
        for (int i = 0; i < 3; i++) {
            var again = HelpDesk.post(sealed, body);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text()).isEqualTo(first.text());
        }
        assertThat(House.everything()).isEqualTo(before);
        House.SYSTEM.advance(Duration.ofDays(1));
        assertThat(HelpDesk.send(id, body).status()).isEqualTo(200);
        assertThat(tenant.show(request).path("comments")).hasSize(1);
    }

    @Test
    @DisplayName("E5: another message under an id that was done is refused, and does nothing")
    void other_under_the_same_id() {
        var id = HelpDesk.newId();
        assertThat(HelpDesk.send(id, comment("Once").toString()).status()).isEqualTo(200);
        for (var other :
                List.of(
                        comment("Under the same id"),
                        act("implement"),
                        comment("Once").put("request", "nobody.1"))) {
            var refused = HelpDesk.send(id, other.toString());
            assertThat(refused.status()).as(other.toString()).isEqualTo(409);
            assertThat(refused.json().path("type").asText()).isEqualTo("/problems/conflict");
            assertThat(refused.text()).contains("Another message came with this webhook-id");
        }
        assertThat(tenant.show(request).path("comments")).hasSize(1);
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("submitted");
        assertThat(HelpDesk.send(id, comment("Once").toString()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("E5: the same message several times at one moment is done once")
    void at_once() {
        var id = HelpDesk.newId();
        var body = comment("Once").toString();
        var sealed = HelpDesk.sealed(id, House.SYSTEM.clock().instant(), body);
        Callable<Reply> send = () -> HelpDesk.post(sealed, body);
        var replies = House.atOnce(6, send);
        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(tenant.show(request).path("comments")).hasSize(1);
        assertThat(tenant.log(request, "request.commented")).hasSize(1);
    }

    @Test
    @DisplayName(
            "E5: F2: one that is unsigned, forged, late or early is refused, always in the same"
                    + " words, and does nothing")
    void forged() {
        var body = comment("Let me in").toString();
        var now = House.SYSTEM.clock().instant();
        var good = HelpDesk.sealed(HelpDesk.newId(), now, body);
        var before = House.everything();
        var wrong = "whsec_" + "A".repeat(64);
        var all =
                List.of(
                        Map.<String, String>of(),
                        without(good, "webhook-id"),
                        without(good, "webhook-timestamp"),
                        without(good, "webhook-signature"),
                        with(good, "webhook-id", HelpDesk.newId()),
                        with(good, "webhook-timestamp", "" + (now.getEpochSecond() + 1)),
                        with(good, "webhook-timestamp", "now"),
                        with(good, "webhook-signature", "v1,AAAA v1"),
                        HelpDesk.sealed(HelpDesk.newId(), now, body + " "),
                        Seals.of(HelpDesk.newId(), now, body, wrong),
                        HelpDesk.sealed("a.b", now, body),
                        HelpDesk.sealed(HelpDesk.newId(), now.minusSeconds(302), body),
                        HelpDesk.sealed(HelpDesk.newId(), now.plus(Duration.ofMinutes(7)), body));
        var texts = new HashSet<String>();
        for (var headers : all) {
            var refused = HelpDesk.post(headers, body);
            assertThat(refused.status()).as(headers.toString()).isEqualTo(401);
            texts.add(refused.text());
        }
        assertThat(texts).hasSize(1);
        var other = House.object().put("request", "nobody.1").put("action", "comment");
        assertThat(HelpDesk.post(good, other.toString()).text()).isIn(texts);
        assertThat(House.everything()).isEqualTo(before);
        assertThat(HelpDesk.post(good, body).status()).as("itself is good").isEqualTo(200);
    }

    @Test
    @DisplayName("E5: a token in place of a signature is worth nothing, not even an admin's")
    void signed_in() {
        var reply =
                House.ask(
                        "POST",
                        HelpDesk.WEBHOOK,
                        House.signIn(House.ROOT),
                        comment("I am root").toString(),
                        Map.of());
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("E5: a ticket that is not there is not found, and nothing is kept of the message")
    void unknown_ticket() {
        var before = House.everything();
        for (var id : List.of("nobody.1", tenant.boss().tenant() + ".999999999")) {
            var body = comment("Hello").put("request", id);
            assertThat(HelpDesk.say(body).status()).as(id).isEqualTo(404);
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("E5: every field that is wrong is named, and nothing is done")
    void faults() {
        assertThat(HelpDesk.say(House.object()).pointers())
                .containsExactlyInAnyOrder("/request", "/action");
        assertThat(HelpDesk.say(act("delete")).pointers()).containsExactly("/action");
        assertThat(HelpDesk.say(act("comment")).pointers()).containsExactly("/text");
        assertThat(HelpDesk.say(comment(" ")).pointers()).containsExactly("/text");
        assertThat(HelpDesk.say(comment("a".repeat(5_001))).pointers()).containsExactly("/text");
        assertThat(HelpDesk.say(act("reject").put("reason", "No")).pointers())
                .containsExactly("/reason");
        assertThat(HelpDesk.say(act("implement").put("text", "and more")).pointers())
                .containsExactly("/text");
        assertThat(HelpDesk.say(comment("Hi").put("author", "a\nb")).pointers())
                .containsExactly("/author");
        assertThat(HelpDesk.say(comment("Hi").put("request", "acme")).pointers())
                .containsExactly("/request");
        assertThat(HelpDesk.send(HelpDesk.newId(), "[]").status()).isEqualTo(422);
        assertThat(HelpDesk.send(HelpDesk.newId(), "{").status()).isEqualTo(400);
        assertThat(tenant.show(request).path("comments")).isEmpty();
    }

    @Test
    @DisplayName("E5: what was refused can be mended and sent again under the same id")
    void mended() {
        var id = HelpDesk.newId();
        assertThat(HelpDesk.send(id, comment("").toString()).status()).isEqualTo(422);
        assertThat(HelpDesk.send(id, comment("Now").toString()).status()).isEqualTo(200);
        assertThat(tenant.show(request).path("comments")).hasSize(1);
    }

    @Test
    @DisplayName("E5: nothing can be done with a ticket that is closed")
    void closed() {
        assertThat(tenant.ask(tenant.asker(), request, "/cancel", House.object()).status())
                .isEqualTo(200);
        for (var body :
                Set.of(
                        comment("Too late"),
                        act("implement"),
                        act("reject").put("reason", "This comes too late"))) {
            assertThat(HelpDesk.say(body).status()).as(body.toString()).isEqualTo(409);
        }
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("cancelled");
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        var fewer = new TreeMap<>(headers);
        fewer.remove(name);
        return fewer;
    }

    private static Map<String, String> with(
            Map<String, String> headers, String name, String value) {
        var other = new TreeMap<>(headers);
        other.put(name, value);
        return other;
    }
}
