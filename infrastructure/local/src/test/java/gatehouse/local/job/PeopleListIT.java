package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Profile;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The list of a tenant's people.
class PeopleListIT {
    private static final Group NIGHT = new Group(new GroupId("n".repeat(26)), "Night shift", true);
    private static final Group DAY = new Group(new GroupId("d".repeat(26)), "Day shift", true);

    private Person manager = House.ANA;

    @BeforeEach
    void a_customer() {
        manager = House.customer();
    }

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("D1: the list sorts in six orders and both directions, as people expect")
    void orders() {
        var boss = manager.email();
        var ona = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        var emil = person("émil", "Ängst", BuiltInRole.STAFF_ADMIN, DAY, "ärmel");
        var oeyvind = person("Øyvind", "Berg", BuiltInRole.MANAGER, null, "");

        assertThat(emails("?sort=name")).containsExactly(emil, ona, oeyvind, boss);
        assertThat(emails("?sort=-name")).containsExactly(boss, oeyvind, ona, emil);
        assertThat(emails("")).isEqualTo(emails("?sort=name"));
        assertThat(emails("?sort=email")).isSorted().hasSize(4);
        assertThat(emails("?sort=-email")).isEqualTo(emails("?sort=email").reversed());
        assertThat(emails("?sort=group")).containsExactly(emil, ona, oeyvind, boss);
        assertThat(emails("?sort=role")).containsExactly(boss, emil, oeyvind, ona);
        assertThat(emails("?sort=company")).containsExactly(emil, ona, oeyvind, boss);
        assertThat(emails("?sort=registered")).containsExactly(boss, ona, emil, oeyvind);
        assertThat(emails("?sort=-registered")).containsExactly(oeyvind, emil, ona, boss);
    }

    @Test
    @DisplayName(
            "D1: the list filters by group, role, company and country, and finds parts of names")
    void filters() {
        var ona = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        var emil = person("émil", "Ängst", BuiltInRole.STAFF_ADMIN, DAY, "ärmel");

        assertThat(emails("?group=" + NIGHT.id())).containsExactly(ona);
        assertThat(emails("?group=domain")).isEmpty();
        assertThat(emails("?role=staff-admin")).containsExactly(emil);
        assertThat(emails("?role=agent&group=" + DAY.id())).isEmpty();
        assertThat(emails("?company=" + text("ÄRMEL"))).containsExactly(emil);
        assertThat(emails("?country=at")).containsExactlyInAnyOrder(ona, emil);
        assertThat(emails("?country=DE")).isEmpty();
        assertThat(emails("?q=ANGS")).containsExactly(emil);
        assertThat(emails("?q=" + text("l ä"))).containsExactly(emil);
        assertThat(emails("?q=nobody")).isEmpty();
    }

    @Test
    @DisplayName(
            "D1: pages follow each other by a cursor, and each tells how many there are in all")
    void pages() {
        for (int i = 0; i < 7; i++) {
            var _ =
                    person(
                            "Person",
                            "Number " + i,
                            BuiltInRole.AGENT,
                            i % 2 == 0 ? NIGHT : DAY,
                            "");
        }
        for (var query : List.of("?sort=name", "?sort=-registered", "?group=" + DAY.id())) {
            var whole = emails(query);
            var seen = new ArrayList<String>();
            var next = "";
            do {
                var page = list(query + "&limit=2" + next);
                page.path("items").forEach(item -> seen.add(item.path("email").asText()));
                assertThat(page.path("total").asInt()).as(query).isEqualTo(whole.size());
                next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
            } while (!next.isEmpty());
            assertThat(seen).as(query).isEqualTo(whole);
        }
        assertThat(emails("?group=" + DAY.id())).hasSize(3);
    }

    @Test
    @DisplayName(
            "D1: a page looks through a thousand people at most: then it is short, or empty, and its"
                    + " cursor goes on to whoever is found behind them")
    void bounded() {
        var crowd = new Crowd(manager);
        var first = crowd.person("Aaron", "Aal", 1, Map.of());
        crowd.copies(crowd.person("Bo", "Crowd", 2, Map.of()), 1_100);
        var last = crowd.person("Zoe", "Aal", 3, Map.of());

        for (var query : List.of("?q=aal", "?q=zoe")) {
            var page = list(query);
            assertThat(emails(page)).isEqualTo(query.endsWith("aal") ? List.of(first) : List.of());
            assertThat(page.path("next").isNull()).isFalse();
            var rest = list(query + "&cursor=" + page.path("next").asText());
            assertThat(emails(rest)).containsExactly(last);
            assertThat(rest.path("next").isNull()).isTrue();
        }
        assertThat(list("").path("items")).as("where all are shown, a page is full").hasSize(50);
    }

    private static List<String> emails(JsonNode page) {
        return page.path("items").valueStream().map(one -> one.path("email").asText()).toList();
    }

    @Test
    @DisplayName("D1: who has the longest of everything stands in the list, in every order, whole")
    void longest() {
        // one character that is 18 when it is taken apart
        var name = "\ufdfa".repeat(100);
        var group = new Group(new GroupId("l".repeat(26)), "\ufdfa".repeat(100), true);
        var all = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            all.add(person(name, name, BuiltInRole.AGENT, group, "\ufdfa".repeat(100)));
        }
        for (var sort : List.of("name", "email", "group", "role", "company", "registered")) {
            assertThat(emails("?sort=" + sort + "&q=" + text(name) + "&limit=2")).hasSize(2);
            assertThat(emails("?sort=" + sort + "&q=" + text(name)))
                    .containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(only("?q=" + text(name) + "&limit=1").path("company").asText()).hasSize(100);
    }

    @Test
    @DisplayName("A7: who is invited stands in the Domain group, while pending and afterwards")
    void invited() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);

        var pending = only("?group=domain");
        assertThat(pending.path("state").asText()).isEqualTo("invited");
        assertThat(pending.path("email").asText()).isEqualTo(staff.email());
        assertThat(pending.path("external").asBoolean()).isTrue();
        assertThat(pending.path("roles").get(0).asText()).isEqualTo("customer-manager");
        var _ = House.accept(staff);
        var guest = only("?group=domain");
        assertThat(guest.path("state").asText()).isEqualTo("active");
        assertThat(guest.path("email").asText()).isEqualTo(staff.email());
        assertThat(guest.path("group").path("name").asText()).isEqualTo("Domain group");
        assertThat(emails("")).containsExactlyInAnyOrder(manager.email(), staff.email());
    }

    @Test
    @DisplayName(
            "A7: an invitation that ran out, and a guest whose access has ended, stand there no more")
    void left() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);
        var late = House.staff();
        var _ = House.invite(manager, late);
        House.SYSTEM.sweep().enable(false);
        assertThat(emails("?external=only")).hasSize(2);

        House.SYSTEM.advance(java.time.Duration.ofDays(8));
        assertThat(emails("?external=only"))
                .as("by the clock alone")
                .containsExactly(staff.email());
        House.SYSTEM.advance(java.time.Duration.ofDays(30));
        assertThat(emails("?external=only")).as("by the clock alone").isEmpty();
        House.SYSTEM.sweep().enable(true);
        House.SYSTEM.advance(java.time.Duration.ofMinutes(2));
        assertThat(emails("")).containsExactly(manager.email());
    }

    @Test
    @DisplayName("A8: external people are marked, and can be left out or picked")
    void external() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);

        assertThat(emails("?external=exclude")).containsExactly(manager.email());
        assertThat(emails("?external=only")).containsExactly(staff.email());
        assertThat(list("?external=only").path("total").asInt()).isEqualTo(1);
        assertThat(only("?external=exclude").path("external").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("D1: everyone is held by all members, and by nobody who is yet to come")
    void everyone() {
        var ona = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        var guest = House.staff();
        var _ = House.invite(manager, guest);
        var _ = House.accept(guest);
        var _ = House.invite(manager, House.staff());
        assertThat(emails("?role=everyone"))
                .containsExactlyInAnyOrder(manager.email(), ona, guest.email());
        assertThat(list("?role=everyone").path("total").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("D1: roles are told in one order everywhere: the highest rank first, then by id")
    void order_of_roles() {
        var people = new People(manager);
        var clerk = House.role(manager, "Clerk", 3, "messaging");
        var made =
                people.added(
                        People.somebody(
                                "member", clerk, "content-creator", "agent", "staff-admin"));
        House.SYSTEM.quiet();
        var order = made.path("roles").toString();
        assertThat(made.path("roles").valueStream().map(JsonNode::asText).skip(2).toList())
                .containsExactly("content-creator", "agent", "member");
        assertThat(made.path("roles").get(0).asText()).isIn(clerk, "staff-admin");
        assertThat(people.show(made.path("id").asText()).path("roles")).hasToString(order);
        assertThat(only("?role=member").path("roles")).hasToString(order);
        var csv = House.home(manager, "/members.csv?columns=all&role=member");
        assertThat(House.get(csv, House.signIn(manager)).text())
                .contains(order.replaceAll("[\\[\\]\"]", "").replace(',', ' '));
    }

    @Test
    @DisplayName("B8: who is disabled is left out unless asked for")
    void disabled() {
        var ona = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        House.bar(ona, manager.tenant());

        assertThat(emails("")).containsExactly(manager.email());
        assertThat(list("").path("total").asInt()).isEqualTo(1);
        assertThat(emails("?disabled=include")).containsExactlyInAnyOrder(manager.email(), ona);
        var barred = only("?disabled=only");
        assertThat(barred.path("state").asText()).isEqualTo("disabled");
        assertThat(barred.path("isDisabled").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("B8: a list that begins with hidden people has full pages from the first one on")
    void begins_with_hidden() {
        for (int i = 0; i < 7; i++) {
            var hidden = person("Aaron", "Number " + i, BuiltInRole.AGENT, DAY, "");
            House.bar(hidden, manager.tenant());
        }
        var all = new ArrayList<>(List.of(manager.email()));
        for (int i = 0; i < 3; i++) {
            all.add(person("Zoe", "Number " + i, BuiltInRole.AGENT, DAY, ""));
        }
        for (int limit = 1; limit <= all.size(); limit++) {
            var first = list("?limit=" + limit);
            var shown = new ArrayList<String>();
            first.path("items").forEach(item -> shown.add(item.path("email").asText()));
            assertThat(shown).as("%d a page", limit).isEqualTo(all.subList(0, limit));
            assertThat(first.path("total").asInt()).isEqualTo(all.size());
            assertThat(first.path("next").isNull()).isEqualTo(limit == all.size());
        }
        assertThat(emails("?disabled=include&limit=7")).doesNotContainAnyElementsOf(all);
    }

    @Test
    @DisplayName("D2: all that the tenant knows of one of its people can be read, with its version")
    void show() {
        var ona = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        var id = only("?group=" + NIGHT.id()).path("id").asText();

        var shown = House.get(House.home(manager, "/members/" + id), House.signIn(manager));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");
        assertThat(shown.json().path("email").asText()).isEqualTo(ona);
        assertThat(shown.json().path("company").asText()).isEqualTo("Zwirn");
        assertThat(shown.json().path("country").asText()).isEqualTo("AT");
        assertThat(shown.json().path("group").path("name").asText()).isEqualTo("Night shift", true);
        assertThat(shown.json().path("permissions").asText()).isEqualTo("agent");
        assertThat(shown.json().path("twoFactorEnabled").asBoolean()).isFalse();
        assertThat(shown.json().path("softLimit").isNull()).isTrue();
    }

    @Test
    @DisplayName("F2: of another tenant's people nothing is told, and a member needs read-people")
    void refused() {
        var stranger = House.customer();
        var list = House.get(House.home(manager, "/members"), House.signIn(stranger));
        assertThat(list.status()).isEqualTo(404);
        var whose = House.get("/v1/me", House.signIn(stranger)).json().at("/account/id").asText();
        var foreign = House.get(House.home(manager, "/members/" + whose), House.signIn(manager));
        var invented =
                House.get(House.home(manager, "/members/" + "a".repeat(26)), House.signIn(manager));
        var malformed = House.get(House.home(manager, "/members/x"), House.signIn(manager));
        assertThat(List.of(foreign.status(), invented.status(), malformed.status()))
                .containsOnly(404);
        assertThat(foreign.text()).isEqualTo(invented.text()).isEqualTo(malformed.text());
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        var lacking = House.get(House.home(manager, "/members"), House.signIn(agent));
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.text()).contains("read-people");
    }

    @Test
    @DisplayName("F6: every faulty parameter is named, and a cursor is good for its query alone")
    void faults() {
        var token = House.signIn(manager);
        var path =
                "/members?sort=age&group=x&role=king&country=QQ&disabled=yes&external=1&waiting=no"
                        + "&q=&limit=0&cursor=x&page=2";
        assertThat(House.get(House.home(manager, path), token).pointers())
                .containsExactlyInAnyOrder(
                        "?sort",
                        "?group",
                        "?role",
                        "?country",
                        "?disabled",
                        "?external",
                        "?waiting",
                        "?q",
                        "?limit",
                        "?cursor",
                        "?page");
        var _ = person("Ona", "Zaj", BuiltInRole.AGENT, NIGHT, "Zwirn");
        var next = list("?limit=1").path("next").asText();
        var other = House.get(House.home(manager, "/members?sort=email&cursor=" + next), token);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.pointers()).containsExactly("?cursor");
    }

    /// Somebody at home there, in Austria.
    private String person(
            String first,
            String last,
            Role role,
            @org.jspecify.annotations.Nullable Group group,
            String company) {
        var email = House.fresh("p") + "@people.example";
        var details =
                company.isEmpty()
                        ? Map.<Detail, String>of()
                        : Map.of(Detail.COMPANY, company, Detail.COUNTRY, "AT");
        House.planting()
                .person(
                        email,
                        first,
                        last,
                        new TenantId(manager.tenant()),
                        role,
                        "a-good-password",
                        new Profile(
                                Optional.ofNullable(group),
                                true,
                                Set.of(),
                                details,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        House.SYSTEM.advance(java.time.Duration.ofMillis(5));
        return email;
    }

    private JsonNode only(String query) {
        return new People(manager).only(query);
    }

    private List<String> emails(String query) {
        return new People(manager).emails(query);
    }

    private JsonNode list(String query) {
        return new People(manager).list(query);
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
