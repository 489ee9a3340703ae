package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a person edits of the own profile.
class OwnProfileIT {
    private final Person boss = House.customer();
    private final People people = new People(boss);
    private final Person person = people.known("agent");
    private final String me = House.home(boss, "/me");

    @Test
    @DisplayName("D3: a person edits the own profile, and administrators see it")
    void edited() {
        var wish =
                House.object()
                        .put("firstName", "Nora")
                        .put("city", "Bonn")
                        .put("phone", "+49 30 123456");
        var reply = patch(me, wish);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("phone").asText()).isEqualTo("+4930123456");
        assertThat(House.get(me, House.signIn(person)).json()).isEqualTo(reply.json());
        var shown = people.show(people.id(person));
        assertThat(shown.path("name").asText()).isEqualTo("Nora Haddad");
        assertThat(shown.path("city").asText()).isEqualTo("Bonn");
    }

    @Test
    @DisplayName(
            "D3: what is the administrators' matter is refused by name, and nothing is changed")
    void refused() {
        var wish = House.object().put("city", "Bonn").put("group", "x").put("active", false);
        wish.put("enableNotifications", true).put("externalId", "1").put("softLimit", 1);
        wish.put("hardLimit", 2).put("isLockedOut", false);
        wish.putArray("roles").add("admin");
        var reply = patch(me, wish);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder(
                        "/group",
                        "/active",
                        "/enableNotifications",
                        "/externalId",
                        "/softLimit",
                        "/hardLimit",
                        "/isLockedOut",
                        "/roles");
        assertThat(people.show(people.id(person)).path("city").isNull()).isTrue();
        var both = House.object().put("city", "Bonn").put("email", "other@people.example");
        assertThat(patch(me, both).pointers()).containsExactly("/email");
    }

    @Test
    @DisplayName("C9: every kind of notification is on at first, and each is switched by itself")
    void notifications() {
        var path = me + "/notifications";
        var before = House.get(path, House.signIn(person)).json();
        for (var kind : new String[] {"codes", "devices", "tickets", "videoSessions", "account"}) {
            assertThat(before.path(kind).asBoolean()).as(kind).isTrue();
        }
        var off = House.object().put("tickets", false);
        assertThat(patch(path, off).json().path("tickets").asBoolean()).isFalse();
        assertThat(
                        patch(path, House.object().put("codes", false))
                                .json()
                                .path("tickets")
                                .asBoolean())
                .as("still")
                .isFalse();
        assertThat(patch(path, House.object().put("security", false)).pointers())
                .containsExactly("/security");
        var on = House.object().put("tickets", true).put("codes", true);
        assertThat(patch(path, on).json().path("codes").asBoolean()).isTrue();
        assertThat(
                        House.ask("PATCH", path, House.signIn(person), off.toString(), Map.of())
                                .status())
                .isEqualTo(428);
    }

    private Reply patch(String path, JsonNode wish) {
        return House.ask(
                "PATCH", path, House.signIn(person), wish.toString(), Map.of("If-Match", "*"));
    }
}
