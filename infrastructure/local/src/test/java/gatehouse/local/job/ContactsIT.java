package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The contacts of a tenant, for those who ask for changes and for the vendor (E1, E4).
class ContactsIT {
    private final Contacts contacts = Contacts.of();
    private final Person boss = contacts.boss();
    private final String token = House.signIn(contacts.asker());
    private final String path = House.home(boss, "/contacts");

    @Test
    @DisplayName("E1: contacts are the tenant's own people, with mail address, phone and all roles")
    void people() {
        var people = new People(boss);
        var wish =
                People.somebody("agent", "manager")
                        .put("phone", "+49 30 123456")
                        .put("city", "Bonn")
                        .put("country", "DE");
        var made = people.added(wish);
        var barred = contacts.member(BuiltInRole.AGENT);
        people.disable(barred);
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);

        var all = House.get(path, token).json().path("items");
        assertThat(all.valueStream().map(one -> one.path("email").asText()))
                .containsExactlyInAnyOrder(
                        boss.email(),
                        contacts.asker().email(),
                        barred.email(),
                        wish.path("email").asText());
        var shown = one(all, made.path("id").asText());
        assertThat(shown.toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"name\":\"Noor Haddad\",\"firstName\":\"Noor\",\"lastName\":\"Haddad\",\"email\":\"%s\",\"phone\":\"+4930123456\",\"mobile\":null,\"company\":null,\"country\":\"DE\",\"region\":null,\"address\":null,\"postcode\":null,\"city\":\"Bonn\",\"roles\":[\"manager\",\"agent\"],\"state\":\"active\",\"version\":%d}"
                                .formatted(
                                        made.path("id").asText(),
                                        wish.path("email").asText(),
                                        shown.path("version").asInt()));
        assertThat(one(all, Contacts.id(barred)).path("state").asText()).isEqualTo("disabled");
    }

    @Test
    @DisplayName("E1: all roles that can be asked for are there, each with what it allows")
    void roles() {
        var own = House.role(boss, "Night watch", 5, "messaging", "reporting");
        var roles = House.get(path, token).json().path("roles");
        var ids = roles.valueStream().map(role -> role.path("id").asText()).toList();
        assertThat(ids)
                .contains("management", "customer-administrator", "admin", "agent", own)
                .doesNotContain("system-admin", "account-manager", "customer-manager", "everyone");
        assertThat(roles)
                .allSatisfy(role -> {
                    assertThat(role.path("description").isTextual()).isTrue();
                    assertThat(role.path("permissions")).isNotEmpty();
                    assertThat(role.path("rank").asInt()).isGreaterThanOrEqualTo(2);
                });
        var mine = one(roles, own);
        assertThat(mine.path("name").asText()).isEqualTo("Night watch");
        assertThat(mine.path("permissions").toString()).isEqualTo("[\"messaging\",\"reporting\"]");
        assertThat(one(roles, "agent").path("description").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("E1: the list goes page by page, and its cursors are its own")
    void pages() {
        for (int i = 0; i < 4; i++) {
            contacts.member(BuiltInRole.AGENT);
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = House.get(path + "?limit=2" + next, token).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            page.path("items").forEach(one -> seen.add(one.path("id").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(House.get(path + "?limit=0&cursor=x&page=1", token).pointers())
                .containsExactlyInAnyOrder("?limit", "?cursor", "?page");
    }

    @Test
    @DisplayName("E8: contacts are for who may ask for changes, and for the vendor")
    void who() {
        for (var role : List.of(BuiltInRole.MANAGEMENT, BuiltInRole.CUSTOMER_ADMINISTRATOR)) {
            assertThat(House.get(path, House.signIn(contacts.member(role))).status())
                    .isEqualTo(200);
        }
        assertThat(House.get(path, House.signIn(House.ROOT)).status()).isEqualTo(200);
        for (var role : List.of(BuiltInRole.ADMIN, BuiltInRole.AGENT)) {
            var refused = House.get(path, House.signIn(contacts.member(role)));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("request-changes");
        }
        assertThat(House.get(path, House.signIn(boss)).status()).isEqualTo(403);
        assertThat(House.get(path, House.signIn(House.staff())).status()).isEqualTo(404);
        assertThat(House.get(path, House.signIn(House.ANA)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("E4: while a request is open, contacts are read-only here, and it stands beside")
    void while_one_is_open() {
        var before = House.get(path, token).json();
        assertThat(before.path("readOnly").asBoolean()).isFalse();
        assertThat(before.path("request").isNull()).isTrue();
        var request = contacts.open();

        var during = House.get(path, token).json();
        assertThat(during.path("readOnly").asBoolean()).isTrue();
        assertThat(during.path("request")).isEqualTo(request);
        assertThat(contacts.cancel(contacts.asker(), request).status()).isEqualTo(200);
        assertThat(House.get(path, token).json().path("readOnly").asBoolean()).isFalse();
    }

    private static JsonNode one(JsonNode all, String id) {
        return all.valueStream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
