package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.request.ChangeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A change request as a ticket between both sides (E5, E7).
class TicketsIT {
    private final Contacts contacts = Contacts.of();
    private final Person asker = contacts.asker();

    @AfterEach
    void the_sweep_goes_on() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("E5: both sides see the ticket and comment on it, the oldest comment first")
    void both_sides() {
        var request = contacts.open();
        var asked = contacts.comment(House.ROOT, request, "  Which\nnumber is it?\t");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().path("text").asText()).isEqualTo("Which\nnumber is it?");
        assertThat(asked.json().path("side").asText()).isEqualTo("vendor");
        assertThat(asked.json().at("/by/tenant").asText()).isEqualTo("vendor");
        var other = contacts.member(BuiltInRole.CUSTOMER_ADMINISTRATOR);
        var answered = contacts.comment(other, request, "The one of the office");
        assertThat(answered.json().path("side").asText()).isEqualTo("customer");

        for (var who : List.of(asker, other, House.ROOT)) {
            var shown = House.get(contacts.path(request), House.signIn(who));
            assertThat(shown.header("ETag")).isEqualTo("\"3\"");
            assertThat(shown.json().path("comments"))
                    .containsExactly(asked.json(), answered.json());
        }
    }

    @Test
    @DisplayName("E5: markup in a comment is text, as it was written")
    void markup() {
        var request = contacts.open();
        var text = "<script>alert(1)</script> & \"quoted\" {{x}} ${y}";
        assertThat(contacts.comment(asker, request, text).status()).isEqualTo(201);
        assertThat(contacts.show(request).json().at("/comments/0/text").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":null}",
                "{\"text\":5}",
                "{\"text\":\"\"}",
                "{\"text\":\" \\n \"}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"\\u200b\"}",
                "{\"text\":\"\\u2060\\n\\t\\u200b\\u2800\"}",
                "{\"text\":\"a \\u202e b\"}",
                "{\"text\":\"a \\u2066 b\"}"
            })
    @DisplayName("E5: what is no comment is refused")
    void no_comment(String body) {
        var request = contacts.open();
        var refused = contacts.act(asker, request, "/comments", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\u2764\ufe0f",
                "\u05e9\u05dc\u05d5\u05dd, Mia\u200f!",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
            })
    @DisplayName("E5: a comment is of any script and direction, and of pictures alone")
    void scripts(String text) {
        var request = contacts.open();
        assertThat(contacts.comment(asker, request, text).json().path("text").asText())
                .isEqualTo(text);
    }

    @Test
    @DisplayName("E5: a comment has 5,000 characters at most, of any script")
    void length() {
        var request = contacts.open();
        assertThat(contacts.comment(asker, request, "𝄞".repeat(5001)).pointers())
                .containsExactly("/text");
        assertThat(contacts.comment(asker, request, "𝄞".repeat(5000)).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E5: a request has 100 comments at most, and the refusal says so")
    void most_comments() {
        var request = contacts.open();
        var place =
                Keys.changeRequest(
                        ChangeRequestId.parse(request.path("id").asText()).orElseThrow());
        // as if there had been so many
        var _ =
                House.table()
                        .commit(
                                Updating.of(place)
                                        .set("comments", ChangeRequest.MOST_COMMENTS - 1)
                                        .write());
        assertThat(contacts.comment(asker, request, "The hundredth").status()).isEqualTo(201);
        for (var who : List.of(asker, House.ROOT)) {
            var refused = contacts.comment(who, request, "One too many");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("at most 100 comments");
        }
        assertThat(contacts.show(request).json().at("/comments/0/text").asText())
                .isEqualTo("The hundredth");
        assertThat(contacts.reject(House.ROOT, request).status())
                .as("it can still be decided")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("E5: nobody comments on a request that is decided")
    void closed() {
        var request = contacts.open();
        assertThat(contacts.cancel(asker, request).status()).isEqualTo(200);
        for (var who : List.of(asker, House.ROOT)) {
            var refused = contacts.comment(who, request, "Too late");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("cancelled");
        }
        assertThat(contacts.show(request).json().path("comments")).isEmpty();
    }

    @Test
    @DisplayName("E3: E7: who submits and cancels on and on does so as often as the budget says")
    void budget_of_requests() {
        House.SYSTEM.advance(Duration.ofHours(1));
        House.mailBudget(contacts.boss(), 2);
        for (int i = 0; i < 2; i++) {
            assertThat(contacts.cancel(asker, contacts.open()).status()).isEqualTo(200);
        }
        var wish = Contacts.edit(Contacts.id(asker), "phone", "+49 30 654321");
        var tried =
                House.post(
                        contacts.path() + "?dryRun=true", House.signIn(asker), Contacts.wish(wish));
        assertThat(tried.status()).isEqualTo(200);
        var refused = contacts.submit(wish);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        House.SYSTEM.advance(Duration.ofHours(1));
        assertThat(contacts.submit(wish).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E5: what the tenant's side makes go out counts in its mails of the hour")
    void budget() {
        House.mailBudget(contacts.boss(), 3);
        var request = contacts.open();
        assertThat(
                        House.post(
                                        contacts.path(request) + "/comments?dryRun=true",
                                        House.signIn(asker),
                                        House.object().put("text", "Only tried"))
                                .status())
                .isEqualTo(200);
        assertThat(contacts.comment(asker, request, "One").status()).isEqualTo(201);
        // one whose count is not answered is counted again: under trouble the second may be too
        // many
        var refused =
                Stream.generate(() -> contacts.comment(asker, request, "On and on"))
                        .limit(2)
                        .filter(reply -> reply.status() != 201)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(contacts.comment(House.ROOT, request, "Three").status())
                .as("the vendor's are no matter of the tenant's budget")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("E5: several comments at once all stand there, each once")
    void comments_at_once() {
        var request = contacts.open();
        var all = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 4; i++) {
            var text = "Number " + i;
            all.add(() -> contacts.comment(asker, request, text));
        }
        long said = House.atOnce(all).stream().filter(reply -> reply.status() == 201).count();
        assertThat(contacts.show(request).json().path("comments")).hasSize((int) said);
        assertThat(said).isPositive();
    }

    @Test
    @DisplayName("E7: any holder of the roles can cancel a request, and another can be raised then")
    void cancel() {
        var request = contacts.open();
        var other = contacts.member(BuiltInRole.CUSTOMER_ADMINISTRATOR);
        assertThat(contacts.cancel(contacts.boss(), request).status()).isEqualTo(403);
        assertThat(contacts.cancel(House.ROOT, request).status()).isEqualTo(404);
        var _ = House.signIn(other);
        House.SYSTEM.quiet();
        var before = House.everything();
        var tried = contacts.act(other, request, "/cancel?dryRun=true", "");
        assertThat(tried.json().path("state").asText()).isEqualTo("cancelled");
        assertThat(House.everything()).isEqualTo(before);

        var done = contacts.cancel(other, request);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.header("ETag")).isEqualTo("\"2\"");
        assertThat(done.json().path("state").asText()).isEqualTo("cancelled");
        assertThat(done.json().at("/decidedBy/account").asText()).isEqualTo(Contacts.id(other));
        var shown = (ObjectNode) contacts.show(request).json();
        assertThat(shown.remove("comments")).isEmpty();
        assertThat(shown).isEqualTo(done.json());
        assertThat(contacts.cancel(other, request).json()).isEqualTo(done.json());
        assertThat(contacts.cancel(asker, request).status()).isEqualTo(409);
        assertThat(contacts.reject(House.ROOT, request).status()).isEqualTo(409);
        assertThat(contacts.open().path("number").asInt())
                .isGreaterThan(request.path("number").asInt());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/cancel", "/reject", "/implement"})
    @DisplayName("F6: however much was said, a decision is answered, and again by the same key")
    void decided_after_much(String what) {
        var request = contacts.open();
        for (int i = 0; i < 90; i++) {
            assertThat(contacts.comment(House.ROOT, request, "x".repeat(5_000)).status())
                    .isEqualTo(201);
        }
        var who = what.equals("/cancel") ? asker : House.ROOT;
        var body =
                what.equals("/reject")
                        ? House.object().put("reason", Contacts.REASON).toString()
                        : "";
        var path = contacts.path(request) + what;
        var key = Map.of("Idempotency-Key", "much-" + request.path("id").asText());
        var done = House.ask("POST", path, House.signIn(who), body, key);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().has("comments")).isFalse();
        var again = House.ask("POST", path, House.signIn(who), body, key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(done.text());
        assertThat(again.header("ETag")).isEqualTo(done.header("ETag"));
        assertThat(contacts.show(request).json().path("comments")).hasSize(90);
    }

    @Test
    @DisplayName("E7: the vendor can reject with a reason, and nobody else can")
    void reject() {
        var request = contacts.open();
        assertThat(contacts.reject(asker, request).status()).isEqualTo(403);
        assertThat(contacts.reject(House.staff(), request).status()).isEqualTo(404);
        assertThat(contacts.reject(House.ANA, request).status()).isEqualTo(404);
        for (var body : List.of("{}", "{\"reason\":\"No\"}", "{\"reason\":null}")) {
            assertThat(contacts.act(House.ROOT, request, "/reject", body).pointers())
                    .containsExactly("/reason");
        }
        var done = contacts.reject(House.ROOT, request);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("state").asText()).isEqualTo("rejected");
        assertThat(done.json().path("reason").asText()).isEqualTo(Contacts.REASON);
        assertThat(contacts.reject(House.ROOT, request).json()).isEqualTo(done.json());
        assertThat(contacts.cancel(asker, request).status()).isEqualTo(409);
        assertThat(contacts.submit(Contacts.edit(Contacts.id(asker), "city", "Bonn")).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("E7: of cancelling and rejecting at once one is done")
    void at_once() {
        var request = contacts.open();
        var replies =
                House.atOnce(
                        () -> contacts.cancel(asker, request),
                        () -> contacts.reject(House.ROOT, request));
        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @DisplayName("F6: If-Match holds for what is done with a request")
    void versions() {
        var request = contacts.open();
        for (var what : List.of("/comments", "/cancel")) {
            var body = what.equals("/cancel") ? "" : "{\"text\":\"Hello\"}";
            var stale =
                    House.ask(
                            "POST",
                            contacts.path(request) + what,
                            House.signIn(asker),
                            body,
                            Map.of("If-Match", "\"7\""));
            assertThat(stale.status()).as(what).isEqualTo(412);
        }
        var meant =
                House.ask(
                        "POST",
                        contacts.path(request) + "/cancel",
                        House.signIn(asker),
                        "",
                        Map.of("If-Match", "\"1\""));
        assertThat(meant.status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F2: a request of another tenant, a malformed id and an invented one look the same")
    void hidden() {
        var request = contacts.open();
        var other = Contacts.of();
        var theirs = other.open();
        var id = request.path("id").asText();
        var faces = new ArrayList<String>();
        for (var odd :
                List.of(
                        theirs.path("id").asText(),
                        contacts.boss().tenant() + "." + theirs.path("number").asText(),
                        id + "0",
                        id.replace(".", ".0"),
                        request.path("number").asText(),
                        "x")) {
            var path = contacts.path() + "/" + odd;
            for (var what : List.of("", "/cancel", "/comments")) {
                var reply =
                        House.ask(
                                what.isEmpty() ? "GET" : "POST",
                                path + what,
                                House.signIn(asker),
                                what.equals("/comments") ? "{\"text\":\"Hello\"}" : "",
                                Map.of());
                assertThat(reply.status()).as(odd + what).isEqualTo(404);
                faces.add(reply.text());
            }
            assertThat(House.get(path, House.signIn(House.ROOT)).status()).isEqualTo(404);
        }
        assertThat(faces).containsOnly(faces.getFirst());
    }

    @Test
    @DisplayName("E5: a tenant's requests are listed, the newest first, by state and page by page")
    void list() {
        var first = contacts.open();
        contacts.cancel(asker, first);
        var second = contacts.open();
        contacts.reject(House.ROOT, second);
        var third = contacts.open();
        var token = House.signIn(asker);
        assertThat(ids(House.get(contacts.path(), token)))
                .containsExactly(id(third), id(second), id(first));
        assertThat(ids(House.get(contacts.path() + "?state=rejected,cancelled", token)))
                .containsExactly(id(second), id(first));
        var page = House.get(contacts.path() + "?limit=1", token).json();
        assertThat(page.at("/items/0/id").asText()).isEqualTo(id(third));
        assertThat(page.at("/items/0/itemCount").asInt()).isEqualTo(1);
        var next = "?limit=1&cursor=" + page.path("next").asText();
        assertThat(ids(House.get(contacts.path() + next, token))).containsExactly(id(second));
        assertThat(House.get(contacts.path() + "?state=open&x=1", token).pointers())
                .containsExactlyInAnyOrder("?state", "?x");
        assertThat(ids(House.get(contacts.path(), House.signIn(House.ROOT)))).hasSize(3);
        assertThat(House.get(contacts.path(), House.signIn(contacts.boss())).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("E6: the vendor's queue shows all tenants' requests by state, tenant and age")
    void queue() {
        var request = contacts.open();
        House.SYSTEM.advance(Duration.ofHours(1));
        var other = Contacts.of();
        var later = other.open();
        House.SYSTEM.quiet();
        var mine = "&tenant=" + contacts.boss().tenant();
        var from = House.SYSTEM.clock().instant().minus(Duration.ofMinutes(30));
        assertThat(queued("?state=submitted" + mine)).containsExactly(id(request));
        assertThat(queued("?tenant=" + other.boss().tenant())).containsExactly(id(later));
        assertThat(queued("?from=" + from + "&limit=100"))
                .contains(id(later))
                .doesNotContain(id(request));
        assertThat(queued("?to=" + from + "&limit=100")).doesNotContain(id(later));
        assertThat(queued("?state=rejected" + mine)).isEmpty();
        assertThat(contacts.reject(House.ROOT, request).status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(queued("?state=rejected" + mine)).containsExactly(id(request));
        assertThat(queued("?state=submitted" + mine)).isEmpty();
    }

    @Test
    @DisplayName("E6: the queue rises by age, page by page, and is for the vendor's admins alone")
    void queue_pages() {
        var all = new ArrayList<String>();
        var start = House.SYSTEM.clock().instant();
        for (int i = 0; i < 3; i++) {
            all.add(id(Contacts.of().open()));
        }
        House.SYSTEM.quiet();
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = queue("?limit=2&from=" + start + next).json();
            page.path("items").forEach(one -> seen.add(id(one)));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(all);
        assertThat(
                        queue("?state=submitted,rejected&tenant=A!&from=now&to=5&cursor=x&y=1")
                                .pointers())
                .containsExactlyInAnyOrder("?state", "?tenant", "?from", "?to", "?cursor", "?y");

        var path = "/v1/change-requests";
        assertThat(House.get(path, House.signIn(House.staff())).status()).isEqualTo(403);
        for (var who : List.of(asker, House.ANA)) {
            assertThat(House.get(path, House.signIn(who)).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("C11: an open request counts in the summary, until it is decided or has run out")
    void summary() {
        var request = contacts.open();
        assertThat(openRequests()).isEqualTo(1);
        contacts.cancel(asker, request);
        assertThat(openRequests()).isZero();
        var closes = Instant.parse(contacts.open().path("closesAt").asText());
        assertThat(openRequests()).isEqualTo(1);
        House.SYSTEM.sweep().enable(false);
        House.SYSTEM.advance(Duration.between(House.SYSTEM.clock().instant(), closes));
        assertThat(openRequests()).isZero();
    }

    private int openRequests() {
        House.SYSTEM.quiet();
        var path = House.home(contacts.boss(), "/summary");
        return House.get(path, House.signIn(asker)).json().path("openRequests").asInt();
    }

    private static Reply queue(String query) {
        return House.get("/v1/change-requests" + query, House.signIn(House.ROOT));
    }

    private static List<String> queued(String query) {
        return ids(queue(query));
    }

    private static List<String> ids(Reply list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json().path("items").valueStream().map(TicketsIT::id).toList();
    }

    private static String id(JsonNode request) {
        return request.path("id").asText();
    }
}
