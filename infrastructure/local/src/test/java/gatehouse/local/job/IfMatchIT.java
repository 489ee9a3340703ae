package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.demo.TinyPicture;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `If-Match` where it is not asked for: it holds all the same.
class IfMatchIT {
    private static final AttributeValue NOTHING = AttributeValue.fromS("");
    private static final String STALE = "\"99\"";
    private final Person boss = House.customer();
    private final People people = new People(boss);
    private final String token = House.signIn(boss);

    @Test
    @DisplayName("F6: nothing is done with a thing of another version than If-Match names")
    void stale() {
        var all = actions();
        House.SYSTEM.quiet();
        var before = everything();
        for (var action : all.keySet()) {
            for (var tag : List.of(STALE, "W/\"1\"", "\"\"", "1", "\"98\", " + STALE)) {
                var refused = ask(action, all, tag);
                assertThat(refused.status()).as(action + " " + tag).isEqualTo(412);
                assertThat(refused.problem()).as(action).isEqualTo("stale");
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    /// All but the mails of an hour: what was reserved of them and given back leaves a zero.
    private static Set<Map<String, AttributeValue>> everything() {
        return House.everything().stream()
                .filter(item -> !item.getOrDefault("sk", NOTHING).s().startsWith("BUDGET#"))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("F6: where If-Match holds, it is as if it were not there")
    void holds() {
        var person = people.path(people.added(People.somebody("agent")).path("id").asText());
        House.SYSTEM.advance(Duration.ofMinutes(2));
        House.SYSTEM.quiet();
        assertThat(ask("POST", person + "/resend-activation", version(person)).status())
                .isEqualTo(200);
        House.SYSTEM.quiet();
        for (var what : List.of("/disable", "/enable")) {
            var done = ask("POST", person + what, "\"77\", " + version(person));
            assertThat(done.status()).as(what).isEqualTo(200);
            assertThat(done.header("ETag")).isEqualTo(version(person));
        }
        assertThat(ask("DELETE", person, "\"1\"").status()).isEqualTo(412);
        assertThat(ask("DELETE", person, version(person)).status()).isEqualTo(204);

        var group = House.home(boss, "/groups/" + House.group(boss, "Night shift"));
        assertThat(ask("DELETE", group, "\"1\"").status()).isEqualTo(204);
        var role = House.home(boss, "/roles/" + House.role(boss, "Clerk", 5, "messaging"));
        assertThat(ask("DELETE", role, "*").status()).isEqualTo(204);
        var avatar = Album.own(boss).first(TinyPicture.png());
        assertThat(ask("DELETE", House.home(boss, "/me/avatar"), avatar.header("ETag")).status())
                .isEqualTo(204);
        var offer = House.invite(boss, House.staff()).path("id").asText();
        var one = House.home(boss, "/invitations/" + offer);
        assertThat(ask("POST", one + "/resend", "\"1\"").status()).isEqualTo(200);
        assertThat(ask("DELETE", one, "\"1\"").status()).isEqualTo(412);
        assertThat(ask("DELETE", one, "\"2\"").status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F6: what would be refused anyway is refused for that, whatever If-Match says")
    void refused_anyway() {
        var odd = people.path(people.added(People.somebody("agent")).path("id").asText());
        assertThat(ask("DELETE", odd + "?colour=red", STALE).status()).isEqualTo(422);
        assertThat(ask("DELETE", people.path("x"), STALE).status()).isEqualTo(404);
        assertThat(ask("DELETE", House.home(boss, "/groups/domain"), STALE).status())
                .isEqualTo(409);
        assertThat(ask("DELETE", people.path(people.id(boss)), STALE).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F6: an act that is repeated under its key is answered as before, not as stale")
    void repeated() {
        var person = people.path(people.added(People.somebody("agent")).path("id").asText());
        House.SYSTEM.quiet();
        var headers = Map.of("If-Match", version(person), "Idempotency-Key", "once");
        for (int i = 0; i < 2; i++) {
            var reply = House.ask("POST", person + "/disable", token, "", headers);
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("F6: a mail that is not sent for that is none of the tenant's budget")
    void budget() {
        House.mailBudget(boss, 1);
        var person = people.path(people.added(People.somebody("agent")).path("id").asText());
        House.SYSTEM.advance(Duration.ofMinutes(2));
        House.SYSTEM.quiet();
        for (int i = 0; i < 3; i++) {
            assertThat(ask("POST", person + "/resend-activation", STALE).status()).isEqualTo(412);
        }
        assertThat(ask("POST", person + "/resend-activation", "*").status()).isEqualTo(200);
    }

    /// Good requests, with their bodies.
    private Map<String, String> actions() {
        var person = people.path(people.added(People.somebody("agent")).path("id").asText());
        var known = people.known("agent", "manager");
        var other = people.path(people.id(known));
        var grants = House.get(House.home(boss, "/grants?limit=100"), token).json().path("items");
        var grant =
                grants.valueStream()
                        .filter(one -> other.endsWith(one.at("/member/id").asText()))
                        .findFirst()
                        .orElseThrow();
        var offer =
                House.home(
                        boss,
                        "/invitations/" + House.invite(boss, House.staff()).path("id").asText());
        var _ = Album.own(boss).first(TinyPicture.png());
        House.SYSTEM.advance(Duration.ofMinutes(2));
        House.SYSTEM.quiet();
        var all = new LinkedHashMap<String, String>();
        all.put("DELETE " + person, "");
        all.put("POST " + person + "/disable", "");
        all.put("POST " + person + "/enable", "");
        all.put("POST " + person + "/resend-activation", "");
        all.put("POST " + other + "/reset-password", "");
        all.put("POST " + other + "/credentials", body("username", "another.name"));
        all.put("POST " + other + "/grants", body("role", "content-creator"));
        all.put("DELETE " + other + "/sessions", "");
        all.put("DELETE " + other + "/grants/" + grant.path("id").asText(), "");
        all.put("DELETE " + House.home(boss, "/me/avatar"), "");
        all.put("DELETE " + House.home(boss, "/groups/" + House.group(boss, "Day shift")), "");
        var role = House.role(boss, "Clerk", 5, "messaging");
        all.put("DELETE " + House.home(boss, "/roles/" + role), "");
        all.put("POST " + offer + "/resend", "");
        all.put("DELETE " + offer, "");
        // lists have no version
        all.put("POST " + people.path(), People.somebody("agent").toString());
        all.put("POST " + people.path() + "/import", Imports.of(2));
        all.put("POST " + House.home(boss, "/groups"), body("name", "Late shift"));
        all.put("POST " + House.home(boss, "/exports"), "{}");
        all.put("DELETE /v1/me/sessions", "");
        return all;
    }

    private static String body(String field, String value) {
        return House.object().put(field, value).toString();
    }

    private String version(String path) {
        return House.get(path, token).header("ETag");
    }

    private Reply ask(String action, Map<String, String> all, String tag) {
        int space = action.indexOf(' ');
        var headers = Map.of("If-Match", tag);
        return House.ask(
                action.substring(0, space),
                action.substring(space + 1),
                token,
                all.getOrDefault(action, ""),
                headers);
    }

    private Reply ask(String method, String path, String tag) {
        return House.ask(method, path, token, "", Map.of("If-Match", tag));
    }
}
