package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.GroupItems;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The groups of a tenant (D5).
class GroupsIT {
    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final String token = House.signIn(manager);
    private final People people = new People(manager);
    private final String groups = House.home(manager, "/groups");

    @Test
    @DisplayName("D5: a group has a name, a description and a state, and each can be changed")
    void life() {
        var wish = House.object().put("name", " Night shift ").put("description", "From ten");
        var created = House.post(groups, token, wish);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        var place = groups + "/" + created.json().path("id").asText();
        assertThat(created.header("Location")).isEqualTo(place);
        assertThat(shown(created.json())).isEqualTo("Night shift|From ten|true|0|1");
        assertThat(House.get(place, token).json()).isEqualTo(created.json());

        var changed = patch(place, House.object().put("active", false), "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(shown(changed.json())).isEqualTo("Night shift|From ten|false|0|2");
        var other = House.object().put("name", "Late shift").put("description", "");
        assertThat(shown(patch(place, other, "\"2\"").json())).isEqualTo("Late shift||false|0|3");
        assertThat(shown(House.get(place, token).json())).isEqualTo("Late shift||false|0|3");
        assertThat(patch(place, other, "\"3\"").header("ETag"))
                .as("nothing is otherwise")
                .isEqualTo("\"3\"");

        assertThat(House.delete(place, token).status()).isEqualTo(204);
        assertThat(House.get(place, token).status()).isEqualTo(404);
        assertThat(House.delete(place, token).status()).isEqualTo(404);
        assertThat(patch(place, other, "*").status()).isEqualTo(404);
        assertThat(names("")).containsExactly("Domain group");
    }

    @Test
    @DisplayName("D5: the list holds all groups by name, inactive ones too, page by page")
    void list() {
        for (var name : List.of("Zebra", "élan", "Dawn", "ELAN", "apple")) {
            House.group(manager, name);
        }
        var inactive = House.object().put("name", "Abroad").put("active", false);
        assertThat(House.post(groups, token, inactive).status()).isEqualTo(201);

        var all = names("");
        assertThat(all)
                .containsExactlyInAnyOrder(
                        "Abroad", "apple", "Dawn", "Domain group", "élan", "ELAN", "Zebra")
                .startsWith("Abroad", "apple", "Dawn", "Domain group")
                .endsWith("Zebra");
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = House.get(groups + "?limit=2" + next, token).json();
            page.path("items").forEach(group -> seen.add(group.path("name").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(all);
        assertThat(House.get(groups + "?limit=0&cursor=x&page=1", token).pointers())
                .containsExactlyInAnyOrder("?limit", "?cursor", "?page");
    }

    @Test
    @DisplayName("D5: a group with members cannot be deleted, and the refusal says how many")
    void members() {
        var group = House.group(manager, "Night shift");
        var place = groups + "/" + group;
        var first = join(group);
        var second = people.added(People.somebody("agent")).path("id").asText();
        assertThat(move(second, group).status()).isEqualTo(200);
        people.disable(new Person(people.show(first).path("email").asText(), "", ""));

        assertThat(House.get(place, token).json().path("members").asInt()).isEqualTo(2);
        for (var query : List.of("", "?dryRun=true")) {
            var refused = House.delete(place + query, token);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("2 people");
        }
        assertThat(House.get(place, token).header("ETag")).as("nobody's edit").isEqualTo("\"1\"");
        assertThat(move(second, House.group(manager, "Day shift")).status()).isEqualTo(200);
        assertThat(House.delete(place, token).text()).as("a barred one").contains("1 person");
        assertThat(people.delete(first).status()).isEqualTo(204);
        assertThat(House.delete(place, token).status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "D5: into an inactive group, or one that is gone, nobody comes; out of it one does")
    void inactive() {
        var group = House.group(manager, "Night shift");
        var inside = join(group);
        var outside = people.added(People.somebody("agent")).path("id").asText();
        var place = groups + "/" + group;
        assertThat(patch(place, House.object().put("active", false), "*").status()).isEqualTo(200);

        assertThat(move(outside, group).pointers()).containsExactly("/group");
        assertThat(people.edit(inside, House.object().put("city", "Bonn")).status())
                .as("who is in it is edited as before")
                .isEqualTo(200);
        assertThat(people.edit(inside, House.object().putNull("group")).status()).isEqualTo(200);
        assertThat(people.show(inside).path("group").isNull()).isTrue();
        assertThat(House.delete(place, token).status()).isEqualTo(204);
        assertThat(move(outside, group).pointers()).containsExactly("/group");
        assertThat(move(outside, "a".repeat(26)).pointers()).containsExactly("/group");
        assertThat(names("")).containsExactly("Domain group");
    }

    @Test
    @DisplayName("A7: the Domain group counts who is from elsewhere, invited ones too, and stays")
    void domain() {
        var place = groups + "/domain";
        assertThat(domainMembers()).isZero();
        var staff = House.staff();
        House.invite(manager, staff);
        assertThat(domainMembers()).as("invited").isEqualTo(1);
        House.accept(staff);
        House.invite(manager, House.staff());
        assertThat(domainMembers()).as("a guest, and another invited").isEqualTo(2);
        House.bar(staff.email(), manager.tenant());
        assertThat(domainMembers()).as("barred").isEqualTo(2);

        var before = House.get(place, token);
        assertThat(before.json().path("active").asBoolean()).isTrue();
        var refused = patch(place, House.object().put("name", "Guests"), before.header("ETag"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(House.delete(place, token).status()).isEqualTo(409);
        assertThat(House.get(place, token).json()).isEqualTo(before.json());
        House.group(manager, "Domain group");
        assertThat(domainMembers()).as("another one is called the same").isEqualTo(2);
    }

    @Test
    @DisplayName("F6: every faulty field is named, and a change needs the version that was read")
    void faults() {
        var wish = House.object().put("name", "a\nb").put("description", "d".repeat(501));
        var refused = House.post(groups, token, wish.put("active", "yes").put("members", 3));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("/name", "/description", "/active", "/members");
        assertThat(House.post(groups, token, House.object()).pointers()).containsExactly("/name");
        var place = groups + "/" + House.group(manager, "Night shift");
        assertThat(patch(place, wish.put("id", "x"), "*").pointers())
                .containsExactlyInAnyOrder("/name", "/description", "/active", "/members", "/id");
        assertThat(patch(place, House.object(), "*").pointers()).containsExactly("");
        assertThat(patch(place, House.object().putNull("name"), "*").pointers())
                .containsExactly("/name");

        var good = House.object().put("name", "Late shift");
        var missing = House.ask("PATCH", place, token, good.toString(), Map.of());
        assertThat(missing.status()).isEqualTo(428);
        assertThat(patch(place, good, "\"2\"").status()).isEqualTo(412);
        assertThat(names("")).containsExactly("Domain group", "Night shift");
    }

    @Test
    @DisplayName(
            "F2: of another tenant's groups nothing is told, and a malformed id looks the same")
    void hidden() {
        var group = House.group(manager, "Night shift");
        var stranger = House.customer();
        var theirs = House.signIn(stranger);
        var one = House.home(stranger, "/groups/");
        var body = House.object().put("name", "Mine").toString();
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            var text = method.equals("PATCH") ? body : "";
            var seen = new ArrayList<String>();
            for (var path :
                    List.of(
                            one + group,
                            one + "x",
                            one + "a".repeat(26),
                            groups + "/" + group,
                            groups + "/domain")) {
                var reply = House.ask(method, path, theirs, text, Map.of("If-Match", "*"));
                assertThat(reply.status()).as(method + " " + path).isEqualTo(404);
                seen.add(reply.text());
            }
            assertThat(seen).containsOnly(seen.getFirst());
        }
        assertThat(House.get(groups, theirs).status()).isEqualTo(404);
        assertThat(House.post(groups, theirs, House.object()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("D5: groups are read by who sees people, and changed by who manages groups")
    void permissions() {
        var place = groups + "/" + House.group(manager, "Night shift");
        var agent = House.signIn(House.member(tenant, BuiltInRole.AGENT));
        var moderator = House.signIn(House.member(tenant, BuiltInRole.MODERATOR));
        var staffAdmin = House.signIn(House.member(tenant, BuiltInRole.STAFF_ADMIN));

        assertThat(House.get(groups, agent).text()).contains("read-people");
        assertThat(House.get(place, agent).status()).isEqualTo(403);
        assertThat(House.get(groups, moderator).status()).isEqualTo(200);
        assertThat(House.get(place, moderator).status()).isEqualTo(200);
        var bad = House.object().put("name", "");
        for (var refused :
                List.of(
                        House.post(groups, moderator, bad),
                        House.ask("PATCH", place, moderator, bad.toString(), Map.of()),
                        House.delete(place + "?x=1", moderator),
                        House.delete(groups + "/domain", moderator))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("manage-groups");
        }
        var wish = House.object().put("name", "Day shift");
        assertThat(House.post(groups, staffAdmin, wish).status()).isEqualTo(201);
        assertThat(House.delete(place, staffAdmin).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F7: what is only tried changes nothing; F6: the same key twice does it once")
    void triedAndRepeated() {
        var wish = House.object().put("name", "Night shift");
        var place = groups + "/" + House.group(manager, "Day shift");
        var before = House.everything();
        var tried = House.post(groups + "?dryRun=true", token, wish);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("name").asText()).isEqualTo("Night shift");
        assertThat(tried.header("Location")).isEmpty();
        assertThat(patch(place + "?dryRun=true", wish, "\"1\"").status()).isEqualTo(200);
        assertThat(House.delete(place + "?dryRun=true", token).status()).isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);

        var key = Map.of("Idempotency-Key", "group");
        var first = House.ask("POST", groups, token, wish.toString(), key);
        var again = House.ask("POST", groups, token, wish.toString(), key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(names("")).containsExactly("Day shift", "Domain group", "Night shift");
        var other = Map.of("Idempotency-Key", "change", "If-Match", "\"1\"");
        var late = House.object().put("name", "Late shift").toString();
        assertThat(House.ask("PATCH", place, token, late, other).status()).isEqualTo(200);
        assertThat(House.ask("PATCH", place, token, late, other).status()).isEqualTo(200);
        var gone = Map.of("Idempotency-Key", "gone");
        assertThat(House.ask("DELETE", place, token, "", gone).status()).isEqualTo(204);
        assertThat(House.ask("DELETE", place, token, "", gone).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F4: each change stands in the log once, with what was and what is")
    void told() {
        var wish = House.object().put("name", "Night shift").put("description", "From ten");
        var id = House.post(groups, token, wish).json().path("id").asText();
        var change = House.object().put("name", "Late shift").put("active", false);
        assertThat(patch(groups + "/" + id, change, "*").status()).isEqualTo(200);
        assertThat(patch(groups + "/" + id, change, "*").status()).as("the same").isEqualTo(200);
        assertThat(House.delete(groups + "/" + id, token).status()).isEqualTo(204);

        assertThat(Passwords.entries(manager, "group.created"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/subject/type").asText()).isEqualTo("group");
                    assertThat(entry.at("/subject/id").asText()).isEqualTo(id);
                    assertThat(entry.path("before").isNull()).isTrue();
                    assertThat(entry.path("after"))
                            .isEqualTo(
                                    House.object()
                                            .put("active", true)
                                            .put("description", "From ten")
                                            .put("name", "Night shift"));
                });
        assertThat(Passwords.entries(manager, "group.changed"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("before"))
                            .isEqualTo(
                                    House.object().put("active", true).put("name", "Night shift"));
                    assertThat(entry.path("after"))
                            .isEqualTo(
                                    House.object().put("active", false).put("name", "Late shift"));
                });
        assertThat(Passwords.entries(manager, "group.deleted"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/before/name").asText()).isEqualTo("Late shift");
                    assertThat(entry.path("after").isNull()).isTrue();
                });
    }

    @Test
    @DisplayName("D5: who joins while a group is renamed has its new name, wherever it is shown")
    void renamed_while_somebody_joins() {
        for (var event : List.of("member.changed", "member.created")) {
            var group = House.group(manager, "Night shift");
            var here = People.somebody("agent").put("group", group);
            var there = people.added(People.somebody("agent")).path("id").asText();
            House.SYSTEM.quiet();
            var joined =
                    Passwords.meeting(
                            "members",
                            event,
                            () -> event.endsWith("changed") ? move(there, group) : people.add(here),
                            () -> isRenamed(groups + "/" + group));

            assertThat(joined.status()).as(joined.text()).isIn(200, 201);
            assertThat(joined.json().at("/group/name").asText()).isEqualTo("Late shift");
            var line = people.only("?group=" + group);
            assertThat(line.at("/group/name").asText()).isEqualTo("Late shift");
            assertThat(people.show(line.path("id").asText()).path("group"))
                    .isEqualTo(line.path("group"));
            var csv = House.home(manager, "/members.csv?columns=all&group=" + group);
            assertThat(ExportIT.rows(House.get(csv, token).text()))
                    .singleElement()
                    .satisfies(
                            row -> assertThat(row.getField("groupName")).isEqualTo("Late shift"));
            assertThat(House.get(groups + "/" + group, token).json().path("members").asInt())
                    .isEqualTo(1);
        }
    }

    /// All who are in it have the new name once this is over: nobody looks again for who is not.
    private void isRenamed(String place) {
        var late = House.object().put("name", "Late shift");
        assertThat(patch(place, late, "*").status()).isEqualTo(200);
        House.SYSTEM.quiet();
    }

    @Test
    @DisplayName("D5: another description changes no member, and nobody looks them through for it")
    void description() {
        var place = groups + "/" + House.group(manager, "Night shift");
        var member = join(place.substring(place.lastIndexOf('/') + 1));
        House.SYSTEM.quiet();
        var before = people.show(member);

        assertThat(looksThrough(() -> patch(place, House.object().put("description", "Ten"), "*")))
                .isFalse();
        assertThat(people.show(member)).isEqualTo(before);
        assertThat(looksThrough(() -> patch(place, House.object().put("name", "Late"), "*")))
                .as("another name does")
                .isTrue();
        assertThat(people.show(member).path("version").asInt())
                .isEqualTo(before.path("version").asInt() + 1);
    }

    /// Whether a change has anybody read the tenant's members to bring their copies up to date.
    private boolean looksThrough(Supplier<Reply> change) {
        var looked = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("projections")
                            && call.action().equals("Query")
                            && call.body().asUtf8String().contains("T#" + tenant + "\"")) {
                        looked.set(true);
                    }
                    return next.answer(call);
                })) {
            assertThat(change.get().status()).isEqualTo(200);
            House.SYSTEM.quiet();
        }
        return looked.get();
    }

    @Test
    @DisplayName("D5: a tenant has 500 groups at most")
    void most() {
        for (int number = 0; number < ListedGroup.MOST - 1; number++) {
            plant("Group %03d".formatted(number));
        }
        House.group(manager, "The last one");
        var refused = House.post(groups, token, House.object().put("name", "One more"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("500");
        assertThat(names("?limit=100")).hasSize(100).startsWith("Domain group", "Group 000");
    }

    private void plant(String name) {
        var id = GroupId.next(RandomGenerator.getDefault());
        var change =
                new Change(
                        EventId.next(RandomGenerator.getDefault()),
                        EventType.GROUP_CREATED,
                        tenant,
                        Subject.of(id),
                        Author.system(tenant),
                        House.SYSTEM.clock().instant(),
                        "",
                        "seed",
                        "seed");
        var group = new ListedGroup(new Group(id, name, true), "", 0);
        var stored = House.table().commit(GroupItems.create(tenant, group, change));
        assertThat(stored).isEqualTo(Committed.STORED);
    }

    /// Adds somebody who is in that group.
    private String join(String group) {
        return people.added(People.somebody("agent").put("group", group)).path("id").asText();
    }

    private Reply move(String member, String group) {
        return people.edit(member, House.object().put("group", group));
    }

    private Reply patch(String place, JsonNode body, String version) {
        return House.ask("PATCH", place, token, body.toString(), Map.of("If-Match", version));
    }

    /// In the list and by itself.
    private int domainMembers() {
        House.SYSTEM.quiet();
        int alone = House.get(groups + "/domain", token).json().path("members").asInt(-1);
        for (var group : House.get(groups, token).json().path("items")) {
            if (group.path("id").asText().equals("domain")) {
                assertThat(group.path("members").asInt(-1)).isEqualTo(alone);
            }
        }
        return alone;
    }

    private List<String> names(String query) {
        var names = new ArrayList<String>();
        House.get(groups + query, token)
                .json()
                .path("items")
                .forEach(group -> names.add(group.path("name").asText()));
        return names;
    }

    private static String shown(JsonNode group) {
        return "%s|%s|%s|%s|%s"
                .formatted(
                        group.path("name").asText(),
                        group.path("description").asText(),
                        group.path("active").asText(),
                        group.path("members").asText(),
                        group.path("version").asText());
    }
}
