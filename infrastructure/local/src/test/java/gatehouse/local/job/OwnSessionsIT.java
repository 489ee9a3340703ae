package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Session;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Seeing where one is signed in, and ending it (F1).
class OwnSessionsIT {
    private static final String ME = "/v1/me";
    private static final String SESSIONS = "/v1/me/sessions";

    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);
    private final String older = House.newSession(person);
    private final String token = newer();

    private String newer() {
        House.SYSTEM.advance(Duration.ofSeconds(2));
        return House.newSession(person);
    }

    @Test
    @DisplayName("F1: where one is signed in is listed, the newest first, and this one is marked")
    void list() {
        var now = House.SYSTEM.clock().instant();
        var items = list(token);

        assertThat(items).hasSize(2);
        assertThat(items)
                .extracting(one -> one.path("current").asBoolean())
                .containsExactly(true, false);
        var mine = items.getFirst();
        assertThat(Instant.parse(mine.path("startedAt").asText()))
                .isBetween(now.minusSeconds(60), now);
        assertThat(
                        Duration.between(
                                Instant.parse(mine.path("refreshedAt").asText()),
                                Instant.parse(mine.path("endsAt").asText())))
                .isEqualTo(Session.IDLE);
        assertThat(mine.path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(list(older))
                .extracting(one -> one.path("current").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("F6: the list goes page by page, by a cursor of its own")
    void pages() {
        var first = House.get(SESSIONS + "?limit=1", token).json();
        var next = first.path("next").asText();
        var second = House.get(SESSIONS + "?limit=1&cursor=" + next, token).json();

        assertThat(List.of(id(first, 0), id(second, 0))).isEqualTo(ids(token));
        assertThat(second.path("next").isNull()).isTrue();
        var stranger = House.signIn(manager);
        assertThat(House.get(SESSIONS + "?limit=0&cursor=" + next, stranger).pointers())
                .containsExactlyInAnyOrder("?limit", "?cursor");
        assertThat(House.get(SESSIONS + "?page=2", token).pointers()).containsExactly("?page");
    }

    @Test
    @DisplayName("F1: ending a session kills its tokens at once, and those of no other")
    void end() {
        var path = SESSIONS + "/" + ids(older).getLast();
        assertThat(House.delete(path + "?dryRun=true", token).status()).isEqualTo(200);
        assertThat(House.get(ME, older).status()).isEqualTo(200);

        assertThat(House.delete(path, token).status()).isEqualTo(204);
        assertThat(House.get(ME, older).status()).isEqualTo(401);
        assertThat(House.get(ME, token).status()).isEqualTo(200);
        assertThat(list(token)).hasSize(1);
        assertThat(House.delete(path, token).status()).isEqualTo(404);
        assertThat(types("session.ended")).hasSize(1);
    }

    @Test
    @DisplayName("F2: a session of somebody else's, a malformed id and an invented one look alike")
    void hidden() {
        var others = ids(House.signIn(manager)).getFirst();
        var before = House.everything();
        var bodies = new ArrayList<String>();
        for (var id : List.of(others, "x", "a".repeat(26), "..%2Fcurrent")) {
            var reply = House.delete(SESSIONS + "/" + id, token);
            assertThat(reply.status()).isEqualTo(404);
            bodies.add(reply.text());
        }
        assertThat(bodies).containsOnly(bodies.getFirst());
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: the same key ends a session once, and answers alike")
    void once() {
        var path = SESSIONS + "/" + ids(token).getLast();
        var key = Map.of("Idempotency-Key", "once");
        assertThat(House.ask("DELETE", path, token, "", key).status()).isEqualTo(204);
        assertThat(House.ask("DELETE", path, token, "", key).status()).isEqualTo(204);
        assertThat(House.ask("DELETE", SESSIONS, token, "", key).problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(types("session.ended")).hasSize(1);
    }

    @Test
    @DisplayName("F1: signing out everywhere kills every token, this one too, and is told once")
    void everywhere() {
        var refresh = House.object().put("refreshToken", refreshToken());
        assertThat(House.delete(SESSIONS + "?dryRun=true", token).status()).isEqualTo(200);
        assertThat(House.delete(SESSIONS, token).status()).isEqualTo(204);

        for (var dead : List.of(older, token)) {
            assertThat(House.get(ME, dead).status()).isEqualTo(401);
        }
        assertThat(House.post("/v1/sessions/refresh", "", refresh).status()).isEqualTo(401);
        assertThat(House.delete(SESSIONS, token).status()).isEqualTo(401);
        assertThat(House.get(ME, House.newSession(person)).status()).isEqualTo(200);
        assertThat(House.get(ME, House.signIn(manager)).status()).isEqualTo(200);
        assertThat(types("sessions.ended"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("before").isEmpty()).isTrue();
                    assertThat(entry.path("after").isEmpty()).isTrue();
                });
    }

    @Test
    @DisplayName("F1: a session that nobody used for thirty days is over and not listed")
    void idle() {
        House.SYSTEM.advance(Duration.ofDays(29));
        var late = House.newSession(person);
        House.SYSTEM.advance(Duration.ofDays(1));
        var again = House.newSession(person);

        assertThat(ids(again)).hasSize(2).doesNotContainAnyElementsOf(List.of(sid(older)));
        assertThat(House.get(ME, late).status()).as("ten minutes are over").isEqualTo(401);
    }

    private String refreshToken() {
        var body =
                House.object().put("username", person.email()).put("password", person.password());
        return House.post("/v1/sessions", "", body).json().path("refreshToken").asText();
    }

    private static String sid(String token) {
        var claims = java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        var text = new String(claims, java.nio.charset.StandardCharsets.UTF_8);
        return text.replaceAll(".*\"sid\":\"([a-z2-7]+)\".*", "$1");
    }

    private static List<JsonNode> list(String token) {
        var items = new ArrayList<JsonNode>();
        House.get(SESSIONS, token).json().path("items").forEach(items::add);
        return items;
    }

    private static List<String> ids(String token) {
        return list(token).stream().map(one -> one.path("id").asText()).toList();
    }

    private static String id(JsonNode page, int place) {
        return page.path("items").path(place).path("id").asText();
    }

    private List<JsonNode> types(String type) {
        return Passwords.entries(manager, type);
    }
}
