package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Permission;
import gatehouse.domain.Role;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Roles of a tenant's own: who may make which, and that they act at once (F3).
class RolesIT {
    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final String token = House.signIn(manager);
    private final String roles = House.home(manager, "/roles");

    @Test
    @DisplayName("E1: every role of the tenant can be read, with a description of what it allows")
    void list() {
        var own = House.role(manager, "Zookeeper", 6, "read-people");
        var other = House.role(manager, "archivist", 4, "manage-people", "messaging");

        var items = House.get(roles + "?limit=100", token).json().path("items");
        var ids = new ArrayList<String>();
        for (var item : items) {
            ids.add(item.path("id").asText());
            assertThat(item.path("name").asText()).isNotBlank();
            assertThat(item.path("permissions")).isNotEmpty();
            assertThat(House.get(roles + "/" + ids.getLast(), token).json()).isEqualTo(item);
        }
        var expected = new ArrayList<String>();
        for (var role : BuiltInRole.values()) {
            expected.add(role.id().value());
        }
        expected.addAll(List.of(other, own));
        assertThat(ids).isEqualTo(expected);

        var admin = House.get(roles + "/staff-admin", token);
        assertThat(admin.header("ETag")).isEqualTo("\"1\"");
        assertThat(admin.json().path("builtIn").asBoolean()).isTrue();
        assertThat(admin.json().path("description").asText()).endsWith(".");
        assertThat(admin.json().path("rank").asInt()).isEqualTo(3);
        assertThat(texts(admin.json().path("gives")))
                .contains("agent", other)
                .doesNotContain("moderator", "everyone", "staff-admin");
        assertThat(texts(House.get(roles + "/" + other, token).json().path("gives")))
                .containsExactly("agent");
        assertThat(texts(House.get(roles + "/agent", token).json().path("gives"))).isEmpty();

        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = House.get(roles + "?limit=4" + next, token).json();
            page.path("items").forEach(role -> seen.add(role.path("id").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    @DisplayName("F3: a role that is changed allows the other things on the very next request")
    void atOnce() {
        var role = House.role(manager, "Writer", 5, "messaging");
        var holder = House.member(tenant, custom(role, 5, Permission.MESSAGING));
        var theirs = House.signIn(holder);
        var people = House.home(manager, "/members");
        assertThat(House.get(people, theirs).status()).isEqualTo(403);
        assertThat(permissions(theirs)).containsExactlyInAnyOrder("own-profile", "messaging");

        var more = House.object();
        more.putArray("permissions").add("messaging").add("read-people");
        var changed = patch(role, more, "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(House.get(people, theirs).status()).isEqualTo(200);
        var less = House.object().put("rank", 6);
        less.putArray("permissions").add("messaging");
        assertThat(patch(role, less, "\"2\"").status()).isEqualTo(200);
        assertThat(House.get(people, theirs).status()).isEqualTo(403);
        var named = House.object().put("name", "Author").put("description", "Writes");
        assertThat(patch(role, named, "\"3\"").status()).isEqualTo(200);
        var shown = House.get(roles + "/" + role, token).json();
        assertThat(shown.path("name").asText()).isEqualTo("Author");
        assertThat(shown.path("rank").asInt()).isEqualTo(6);
        assertThat(texts(shown.path("permissions"))).containsExactly("messaging");
        assertThat(patch(role, named, "\"4\"").header("ETag"))
                .as("nothing is otherwise")
                .isEqualTo("\"4\"");
    }

    @Test
    @DisplayName("F3: a role that is deleted allows nothing from the very next request on")
    void deleted() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var holder = House.member(tenant, custom(role, 5, Permission.READ_PEOPLE));
        give(holder, BuiltInRole.AGENT);
        var theirs = House.signIn(holder);
        assertThat(House.get(House.home(manager, "/members"), theirs).status()).isEqualTo(200);

        assertThat(House.delete(roles + "/" + role, token).status()).isEqualTo(204);
        assertThat(House.get(House.home(manager, "/members"), theirs).status()).isEqualTo(403);
        assertThat(permissions(theirs)).containsExactlyInAnyOrder("own-profile", "messaging");
        assertThat(House.get(roles + "/" + role, token).status()).isEqualTo(404);
        assertThat(House.delete(roles + "/" + role, token).status()).isEqualTo(404);
        assertThat(patch(role, House.object().put("rank", 4), "*").status()).isEqualTo(404);
        assertThat(House.role(manager, "Reader", 5, "read-people"))
                .as("the name is free again")
                .isNotEqualTo(role);
    }

    @Test
    @DisplayName("B2: the only role of people at home cannot be deleted, saying of how many")
    void onlyRole() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var readers = custom(role, 5, Permission.READ_PEOPLE);
        var first = House.member(tenant, readers);
        var second = House.member(tenant, readers);
        House.bar(second.email(), manager.tenant());
        give(House.member(tenant, readers), BuiltInRole.AGENT);
        House.SYSTEM.quiet();

        for (var query : List.of("", "?dryRun=true")) {
            var refused = House.delete(roles + "/" + role + query, token);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("2 people");
        }
        give(first, BuiltInRole.AGENT);
        give(second, BuiltInRole.MEMBER);
        House.SYSTEM.quiet();
        assertThat(House.delete(roles + "/" + role, token).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("B2: a role that is gone is no other role")
    void onlyRoleThatIsLeft() {
        var names = List.of("Reader", "Writer", "Caller");
        var ids = new ArrayList<String>();
        names.forEach(name -> ids.add(House.role(manager, name, 5, "messaging")));
        var holder = House.member(tenant, custom(ids.get(0), 5, Permission.MESSAGING));
        give(holder, custom(ids.get(1), 5, Permission.MESSAGING));
        give(holder, custom(ids.get(2), 5, Permission.MESSAGING));
        // whichever of them sorts first
        ids.sort(null);
        for (var id : ids.subList(0, 2)) {
            House.SYSTEM.quiet();
            assertThat(House.delete(roles + "/" + id, token).status()).isEqualTo(204);
        }
        House.SYSTEM.quiet();
        var refused = House.delete(roles + "/" + ids.getLast(), token);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("1 person");
    }

    @Test
    @DisplayName("F6: every faulty field of a role is named")
    void faults() {
        var bad = House.object().put("name", "").put("description", 5).put("rank", 2);
        bad.put("colour", "red").putArray("permissions").add("fly").add("messaging").add(7);
        var pointers =
                List.of(
                        "/name",
                        "/description",
                        "/rank",
                        "/permissions/0",
                        "/permissions/2",
                        "/colour");
        assertThat(House.post(roles, token, bad).pointers())
                .containsExactlyInAnyOrderElementsOf(pointers);
        var role = House.role(manager, "Reader", 5, "read-people");
        assertThat(patch(role, bad, "*").pointers()).containsExactlyInAnyOrderElementsOf(pointers);
        assertThat(House.post(roles, token, House.object()).pointers())
                .containsExactlyInAnyOrder("/name", "/rank", "/permissions");
        assertThat(patch(role, House.object(), "*").pointers()).containsExactly("");
        for (int rank : new int[] {-1, 0, 1, 2, 9, 10}) {
            assertThat(House.post(roles, token, wish("R", rank, "messaging")).pointers())
                    .containsExactly("/rank");
        }
        assertThat(House.post(roles, token, wish("R", 3)).pointers())
                .containsExactly("/permissions");
        assertThat(patch(role, House.object().putNull("rank"), "*").pointers())
                .containsExactly("/rank");

        var good = House.object().put("rank", 4).toString();
        var missing = House.ask("PATCH", roles + "/" + role, token, good, Map.of());
        assertThat(missing.status()).isEqualTo(428);
        assertThat(patch(role, House.object().put("rank", 4), "\"7\"").status()).isEqualTo(412);
    }

    @Test
    @DisplayName("F3: what only built-in roles allow, no other role can")
    void reserved() {
        for (var permission : Permission.values()) {
            var reply = House.post(roles + "?dryRun=true", token, wish("R", 8, permission.code()));
            assertThat(reply.status())
                    .as(permission.code())
                    .isEqualTo(CustomRole.canAllow(permission) ? 200 : 422);
        }
        assertThat(EnumSet.allOf(Permission.class).stream().filter(CustomRole::canAllow))
                .hasSize(15);
    }

    @Test
    @DisplayName("F3: a maker of roles gives them neither the own rank nor what the own roles lack")
    void escapes() {
        var mine = House.role(manager, "Maker", 4, "manage-roles", "manage-people", "messaging");
        var maker =
                custom(
                        mine,
                        4,
                        Permission.MANAGE_ROLES,
                        Permission.MANAGE_PEOPLE,
                        Permission.MESSAGING);
        var theirs = House.signIn(House.member(tenant, maker));
        var higher = House.role(manager, "Chief", 3, "messaging");
        var richer = House.role(manager, "Caller", 6, "outbound");

        for (int rank : new int[] {3, 4}) {
            var refused = House.post(roles, theirs, wish("R", rank, "messaging"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/rank");
        }
        var refused = House.post(roles, theirs, wish("R", 5, "messaging", "outbound"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/permissions/1");
        var own = House.post(roles, theirs, wish("R", 5, "messaging", "manage-roles"));
        assertThat(own.status()).isEqualTo(201);
        var below = own.json().path("id").asText();

        for (var beyond : List.of(mine, higher, richer)) {
            for (var reply :
                    List.of(
                            patch(beyond, House.object().put("name", "x"), "*", theirs),
                            patch(beyond, House.object().put("rank", 99), "*", theirs),
                            House.delete(roles + "/" + beyond, theirs))) {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.problem()).isEqualTo("out-of-reach");
            }
        }
        assertThat(patch(below, House.object().put("rank", 4), "*", theirs).pointers())
                .containsExactly("/rank");
        var outbound = House.object();
        outbound.putArray("permissions").add("outbound");
        assertThat(patch(below, outbound, "*", theirs).pointers())
                .containsExactly("/permissions/0");
        assertThat(patch(below, House.object().put("rank", 6), "*", theirs).status())
                .isEqualTo(200);
        assertThat(House.delete(roles + "/" + below, theirs).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F3: who may give no role makes none, and yet reads them")
    void withoutReach() {
        var mine = House.role(manager, "Scribe", 4, "manage-roles", "messaging");
        var scribe = custom(mine, 4, Permission.MANAGE_ROLES, Permission.MESSAGING);
        var theirs = House.signIn(House.member(tenant, scribe));
        for (int rank = CustomRole.HIGHEST; rank <= CustomRole.LOWEST; rank++) {
            assertThat(House.post(roles, theirs, wish("R", rank, "messaging")).pointers())
                    .containsExactly("/rank");
        }
        assertThat(House.get(roles, theirs).status()).as("reads them").isEqualTo(200);
    }

    @Test
    @DisplayName("F3: by a grant for a limited time only roles below it are made")
    void limited() {
        var staff = House.staff();
        House.invite(manager, staff);
        House.accept(staff);
        var theirs = House.signIn(staff);
        assertThat(House.post(roles, theirs, wish("R", 2, "messaging")).pointers())
                .containsExactly("/rank");
        assertThat(House.post(roles, theirs, wish("R", 3, "invite-vendor-users")).pointers())
                .containsExactly("/permissions/0");
        assertThat(House.post(roles, theirs, wish("R", 3, "messaging")).status()).isEqualTo(201);

        var holder = House.member(tenant, BuiltInRole.AGENT);
        give(holder, BuiltInRole.ADMIN, Window.from(House.SYSTEM.clock().instant()).until(later()));
        var admin = House.signIn(holder);
        assertThat(House.post(roles, admin, wish("S", 3, "outbound")).status()).isEqualTo(201);
        var mine = House.role(manager, "Maker", 4, "manage-roles", "manage-people");
        var maker = custom(mine, 4, Permission.MANAGE_ROLES, Permission.MANAGE_PEOPLE);
        var other = House.member(tenant, BuiltInRole.AGENT);
        give(other, maker, Window.from(House.SYSTEM.clock().instant()).until(later()));
        var makers = House.signIn(other);
        assertThat(House.post(roles, makers, wish("T", 4, "manage-people")).pointers())
                .containsExactly("/rank");
        assertThat(House.post(roles, makers, wish("T", 5, "manage-people")).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("D1: a name is given once, case and accents aside, built-in names included")
    void names() {
        var role = House.role(manager, "Élan", 5, "messaging");
        var other = House.role(manager, "Verve", 5, "messaging");
        for (var taken : List.of("élan", "ELAN", "Agent", "ADMIN", "staff-admin", "Mitglied")) {
            assertThat(House.post(roles, token, wish(taken, 5, "messaging")).status())
                    .as(taken)
                    .isEqualTo(409);
            if (!taken.toLowerCase(Locale.ROOT).endsWith("lan")) {
                assertThat(patch(role, House.object().put("name", taken), "*").status())
                        .isEqualTo(409);
            }
        }
        assertThat(patch(other, House.object().put("name", "ELAN"), "*").status()).isEqualTo(409);
        assertThat(patch(role, House.object().put("name", "ELAN"), "*").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F3: a tenant has 50 roles of its own at most")
    void most() {
        for (int number = 0; number < RoleCatalogue.MOST; number++) {
            House.role(manager, "Role " + number, 8, "messaging");
        }
        var refused = House.post(roles, token, wish("One more", 8, "messaging"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("50");
        assertThat(House.get(roles + "?limit=100", token).json().path("items"))
                .hasSize(BuiltInRole.values().length + RoleCatalogue.MOST);
    }

    @Test
    @DisplayName("F3: a built-in role stays as it is")
    void builtIn() {
        for (var role : BuiltInRole.values()) {
            var place = roles + "/" + role.id();
            var before = House.get(place, token);
            var change = House.object().put("rank", 8);
            assertThat(patch(role.id().value(), change, before.header("ETag")).status())
                    .isEqualTo(409);
            assertThat(House.delete(place, token).status()).isEqualTo(409);
            assertThat(House.get(place, token).json()).isEqualTo(before.json());
        }
    }

    @Test
    @DisplayName("F2: of another tenant's roles nothing is told, and a malformed id looks the same")
    void hidden() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var stranger = House.customer();
        var theirs = House.signIn(stranger);
        var one = House.home(stranger, "/roles/");
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            var text = method.equals("PATCH") ? "{\"rank\":99}" : "";
            var seen = new ArrayList<String>();
            for (var path :
                    List.of(
                            one + role,
                            one + "x",
                            one + "a".repeat(26),
                            roles + "/" + role,
                            roles + "/agent")) {
                var reply = House.ask(method, path, theirs, text, Map.of("If-Match", "*"));
                assertThat(reply.status()).as(method + " " + path).isEqualTo(404);
                seen.add(reply.text());
            }
            assertThat(seen).containsOnly(seen.getFirst());
        }
        assertThat(House.get(roles, theirs).status()).isEqualTo(404);
        assertThat(House.post(roles, theirs, House.object()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("C4: roles are read by who sees people or invites customers, made by who may")
    void permissions() {
        var place = roles + "/" + House.role(manager, "Reader", 5, "read-people");
        var agent = House.signIn(House.member(tenant, BuiltInRole.AGENT));
        assertThat(House.get(roles, agent).status()).isEqualTo(403);
        assertThat(House.get(place, agent).text()).contains("read-people");
        for (var reader : List.of(BuiltInRole.CONTENT_CREATOR, BuiltInRole.STAFF_ADMIN)) {
            var theirs = House.signIn(House.member(tenant, reader));
            assertThat(House.get(roles, theirs).status()).isEqualTo(200);
            assertThat(House.get(place, theirs).status()).isEqualTo(200);
            for (var refused :
                    List.of(
                            House.post(roles, theirs, House.object()),
                            House.ask("PATCH", place, theirs, "{\"rank\":99}", Map.of()),
                            House.delete(place, theirs),
                            House.delete(roles + "/agent", theirs))) {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("manage-roles");
            }
        }
    }

    @Test
    @DisplayName("F7: what is only tried changes nothing; F6: the same key twice does it once")
    void triedAndRepeated() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var before = House.everything();
        var tried = House.post(roles + "?dryRun=true", token, wish("Writer", 5, "messaging"));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("name").asText()).isEqualTo("Writer");
        var change = House.object().put("rank", 6);
        assertThat(patch(role + "?dryRun=true", change, "\"1\"").status()).isEqualTo(200);
        assertThat(House.delete(roles + "/" + role + "?dryRun=true", token).status())
                .isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);

        var key = Map.of("Idempotency-Key", "role");
        var body = wish("Writer", 5, "messaging").toString();
        var first = House.ask("POST", roles, token, body, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(House.ask("POST", roles, token, body, key).text()).isEqualTo(first.text());
        assertThat(House.ask("POST", roles, token, body, Map.of()).status()).isEqualTo(409);
        var gone = Map.of("Idempotency-Key", "gone");
        assertThat(House.ask("DELETE", roles + "/" + role, token, "", gone).status())
                .isEqualTo(204);
        assertThat(House.ask("DELETE", roles + "/" + role, token, "", gone).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("F4: each change of a role stands in the log, with what was and what is")
    void told() {
        var role = House.role(manager, "Reader", 5, "read-people");
        var change = House.object().put("rank", 6);
        change.putArray("permissions").add("messaging").add("read-people");
        assertThat(patch(role, change, "*").status()).isEqualTo(200);
        assertThat(House.delete(roles + "/" + role, token).status()).isEqualTo(204);

        assertThat(Passwords.entries(manager, "role.created"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/subject/type").asText()).isEqualTo("role");
                    assertThat(entry.at("/subject/id").asText()).isEqualTo(role);
                    assertThat(entry.path("before").isNull()).isTrue();
                    assertThat(entry.at("/after/name").asText()).isEqualTo("Reader");
                    assertThat(entry.at("/after/rank").asInt()).isEqualTo(5);
                    assertThat(texts(entry.at("/after/permissions")))
                            .containsExactly("read-people");
                });
        assertThat(Passwords.entries(manager, "role.changed"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/before/rank").asInt()).isEqualTo(5);
                    assertThat(entry.at("/after/rank").asInt()).isEqualTo(6);
                    assertThat(entry.path("after").has("name")).isFalse();
                    assertThat(texts(entry.at("/after/permissions")))
                            .containsExactly("messaging", "read-people");
                });
        assertThat(Passwords.entries(manager, "role.deleted"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/before/name").asText()).isEqualTo("Reader");
                    assertThat(entry.path("after").isNull()).isTrue();
                });
    }

    @Test
    @DisplayName("F3: a mail about a role of the tenant's own calls it by its name")
    void mail() {
        var role = House.role(manager, "Campaigner", 5, "messaging");
        var holder = House.member(tenant, BuiltInRole.AGENT);
        give(holder, custom(role, 5, Permission.MESSAGING));
        House.SYSTEM.quiet();
        var grant = "";
        var member = "";
        for (var held : House.get(House.home(manager, "/grants"), token).json().path("items")) {
            if (held.path("role").asText().equals(role)) {
                grant = held.path("id").asText();
                member = held.at("/member/id").asText();
            }
        }
        var place = House.home(manager, "/members/" + member + "/grants/" + grant);
        assertThat(House.delete(place, token).status()).isEqualTo(204);
        House.SYSTEM.quiet();

        assertThat(House.SYSTEM.mails(holder.email()).getFirst().text())
                .contains("Campaigner")
                .doesNotContain(role);
    }

    private static Instant later() {
        return House.SYSTEM.clock().instant().plus(Duration.ofDays(30));
    }

    private static CustomRole custom(String id, int rank, Permission... permissions) {
        return new CustomRole(new RoleId(id), rank, Set.of(permissions));
    }

    private static ObjectNode wish(String name, int rank, String... permissions) {
        var wish = House.object().put("name", name).put("rank", rank);
        var codes = wish.putArray("permissions");
        List.of(permissions).forEach(codes::add);
        return wish;
    }

    private void give(Person person, Role role) {
        give(person, role, Window.from(House.SYSTEM.clock().instant()));
    }

    /// One more grant, of any role, whoever could give it.
    private void give(Person person, Role role, Window window) {
        var table = House.table();
        var claim = table.get(Keys.email(Email.parse(person.email()).orElseThrow())).orElseThrow();
        var item = table.get(Keys.member(tenant, AccountItems.claimant(claim))).orElseThrow();
        var member = MemberItems.read(item);
        var now = House.SYSTEM.clock().instant();
        var grant =
                Grant.given(
                        GrantId.next(RandomGenerator.getDefault()),
                        role,
                        window,
                        "",
                        "seed",
                        Author.system(tenant),
                        Duration.ZERO,
                        now);
        var next = member.with(member.grants().with(grant, now));
        assertThat(table.commit(MemberItems.replace(item, next, now))).isEqualTo(Committed.STORED);
    }

    private Reply patch(String role, JsonNode body, String version) {
        return patch(role, body, version, token);
    }

    private Reply patch(String role, JsonNode body, String version, String whose) {
        var match = Map.of("If-Match", version);
        return House.ask("PATCH", roles + "/" + role, whose, body.toString(), match);
    }

    private List<String> permissions(String whose) {
        return texts(House.get(House.home(manager, "/me"), whose).json().path("allowed"));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
