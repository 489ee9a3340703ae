package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The four permission levels, through HTTP.
class LevelsIT {
    private final People people = new People(House.customer());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "agent, messaging",
        "manager, messaging reporting",
        "staff-admin, manage-groups manage-people messaging read-people reporting"
    })
    @DisplayName("B5: a level says how much of the product a person may use")
    void levels(String level, String allowed) {
        var expected = new ArrayList<>(List.of(allowed.split(" ")));
        expected.add("own-profile");
        var person = people.known(level);

        assertThat(allowed(person)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(people.show(people.id(person)).path("permissions").asText()).isEqualTo(level);
    }

    @Test
    @DisplayName("B5: an admin may everything, outbound included, but invite the vendor's people")
    void admin() {
        var everything = allowed(people.boss());
        everything.remove("invite-vendor-users");

        assertThat(allowed(people.known("admin")))
                .contains("outbound")
                .containsExactlyInAnyOrderElementsOf(everything);
    }

    @Test
    @DisplayName("B5: a staff admin has to do with people and groups below the own rank only")
    void below() {
        var staff = people.known("staff-admin");
        var equal = people.id(people.known("staff-admin"));
        var higher = people.id(people.known("admin"));
        var own = new People(staff);

        var agent = own.added(People.somebody("agent")).path("id").asText();
        assertThat(own.act(agent, "/disable").status()).isEqualTo(200);
        assertThat(House.group(staff, "Night shift")).isNotEmpty();
        assertThat(own.add(People.somebody("staff-admin")).problem()).isEqualTo("out-of-reach");
        for (var other : List.of(equal, higher)) {
            var refused = own.act(other, "/disable");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("outranked");
        }
        assertThat(new People(people.known("manager")).add(People.somebody("agent")).problem())
                .isEqualTo("lacks-permission");
    }

    @Test
    @DisplayName("B5: the level is given apart: another one leaves the other roles as they are")
    void apart() {
        var member = people.added(People.somebody("agent", "content-creator"));
        var reply =
                people.edit(
                        member.path("id").asText(), House.object().put("permissions", "manager"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("permissions").asText()).isEqualTo("manager");
        var roles = new ArrayList<String>();
        reply.json().path("roles").forEach(role -> roles.add(role.asText()));
        assertThat(roles).containsExactlyInAnyOrder("manager", "content-creator");
    }

    private static List<String> allowed(Person person) {
        var reply = House.get(House.home(person, "/me"), House.signIn(person));
        assertThat(reply.status()).isEqualTo(200);
        var codes = new ArrayList<String>();
        reply.json().path("allowed").forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
