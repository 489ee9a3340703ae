package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Why somebody may, or may not.
class ExplanationIT {
    private final Person boss = House.customer();
    private final People people = new People(boss);

    @Test
    @DisplayName(
            "F7: every grant that speaks for it or against it is named, and what bars the person")
    void reasons() {
        var person = people.known("agent");
        var id = people.id(person);
        var given = because(id, "messaging");
        assertThat(given).isEqualTo(List.of(reason("given", granted(id, "agent"))));
        assertThat(given.getFirst().path("end").isNull()).isTrue();
        assertThat(rules(id, "reporting")).containsExactly("no-role");
        assertThat(rules(id, "own-profile")).containsExactly("everybody");

        var now = House.SYSTEM.clock().instant();
        var later = House.object().put("role", "manager");
        later.put("start", now.plus(Duration.ofDays(1)).toString());
        later.put("end", now.plus(Duration.ofDays(9)).toString());
        var grant = House.post(people.path(id) + "/grants", House.signIn(boss), later);
        assertThat(grant.status()).isEqualTo(201);
        assertThat(because(id, "reporting"))
                .isEqualTo(List.of(reason("not-yet", granted(id, "manager"))));
        assertThat(because(id, "reporting").getFirst().path("start"))
                .isEqualTo(later.path("start"));
        assertThat(because(id, "reporting").getFirst().path("end")).isEqualTo(later.path("end"));
        var revoked = people.path(id) + "/grants/" + grant.json().path("id").asText();
        assertThat(House.delete(revoked, House.signIn(boss)).status()).isEqualTo(204);
        assertThat(because(id, "reporting"))
                .isEqualTo(List.of(reason("no-longer", granted(id, "manager"))));
        assertThat(ask(id, "reporting", boss).json().path("allowed").asBoolean()).isFalse();

        assertThat(ask(id, "messaging", person).json().path("allowed").asBoolean())
                .as("of oneself")
                .isTrue();
        assertThat(people.act(id, "/disable").status()).isEqualTo(200);
        assertThat(rules(id, "messaging"))
                .containsExactly("disabled-at-home", "given", "no-longer");
        assertThat(ask(id, "messaging", boss).json().path("allowed").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("F7: of others only who reads access may ask; a permission must be one")
    void guarded() {
        var staff = House.member(new TenantId(boss.tenant()), BuiltInRole.STAFF_ADMIN);
        var id = people.id(people.known("agent"));
        for (var member : List.of(id, "a".repeat(26), "nonsense")) {
            var refused = ask(member, "messaging", staff);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("lacks-permission");
        }
        assertThat(ask("a".repeat(26), "messaging", boss).status()).isEqualTo(404);
        assertThat(ask(id, "everything", boss).pointers()).containsExactly("?permission");
        assertThat(House.get(people.path(id) + "/access", House.signIn(boss)).pointers())
                .containsExactly("?permission");
        assertThat(ask(id, "messaging", House.customer()).status()).isEqualTo(404);
    }

    private List<String> rules(String member, String permission) {
        return because(member, permission).stream()
                .map(reason -> reason.path("rule").asText())
                .toList();
    }

    /// All that is told, without the sentences for people.
    private List<ObjectNode> because(String member, String permission) {
        return ask(member, permission, boss)
                .json()
                .path("because")
                .valueStream()
                .map(reason -> reason.<ObjectNode>deepCopy().<ObjectNode>without("detail"))
                .toList();
    }

    /// A reason that a grant is, as the list of grants has it.
    private static ObjectNode reason(String rule, JsonNode grant) {
        var reason = House.object().put("rule", rule).put("grant", grant.path("id").asText());
        for (var field : List.of("role", "start", "end")) {
            reason.set(field, grant.path(field));
        }
        return reason;
    }

    /// What somebody holds, will hold or has held.
    private JsonNode granted(String member, String role) {
        var all = House.get(House.home(boss, "/grants"), House.signIn(boss)).json();
        return all.path("items")
                .valueStream()
                .filter(grant -> grant.at("/member/id").asText().equals(member))
                .filter(grant -> grant.path("role").asText().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private Reply ask(String member, String permission, Person by) {
        return House.get(
                people.path(member) + "/access?permission=" + permission, House.signIn(by));
    }
}
