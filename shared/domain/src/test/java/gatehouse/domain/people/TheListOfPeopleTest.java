package gatehouse.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Permission;
import gatehouse.domain.PersonName;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.domain.Window;
import gatehouse.domain.people.Entry.Held;
import gatehouse.domain.people.Entry.Kind;
import gatehouse.domain.people.Search.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TheListOfPeopleTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Window ENDLESS = Window.from(NOON.minusSeconds(60));
    private static final Window OVER = new Window(NOON.minusSeconds(60), NOON);

    @Test
    void folds_case_and_accents() {
        assertThat(Folded.of("Ångström")).isEqualTo("angstrom");
        assertThat(Folded.of("STRASSE")).isEqualTo(Folded.of("Straße"));
        assertThat(Folded.of("Łukasz Øster")).isEqualTo("lukasz oster");
        assertThat(Folded.of("ﬁn")).isEqualTo("fin");
        assertThat(Folded.of("名前")).isEqualTo("名前");
        assertThat(Folded.of("Đorđe Þór")).isEqualTo("dorde thor");
        assertThat(Folded.of("Acme™")).isEqualTo(Folded.of("acmetm"));
    }

    @Test
    void what_is_folded_stays_as_it_is_when_it_is_folded_again() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            var folded = Folded.of("a" + Character.toString(point) + "a");
            assertThat(Folded.of(folded)).as("%x", point).isEqualTo(folded);
        }
    }

    @Test
    void sorts_by_name_as_people_expect_and_what_is_unknown_comes_last() {
        var names = List.of("Émile", "Zoe", "adam", "Åke", "Eve");
        assertThat(sorted(Order.NAME, names.stream().map(TheListOfPeopleTest::called)))
                .containsExactly("adam X", "Åke X", "Émile X", "Eve X", "Zoe X");
        var none = called("Adam");
        var acme = with(called("Zoe"), "acme", ENDLESS, BuiltInRole.AGENT);
        var zulu = with(called("Bea"), "Zulu", ENDLESS, BuiltInRole.ACCOUNT_MANAGER);
        assertThat(sorted(Order.COMPANY, Stream.of(none, acme, zulu)))
                .containsExactly("Zoe X", "Bea X", "Adam X");
        assertThat(sorted(Order.ROLE, Stream.of(none, acme, zulu)))
                .containsExactly("Bea X", "Adam X", "Zoe X");
    }

    @Test
    void has_parts_in_which_those_of_a_group_or_with_roles_of_the_tenants_own_stand_together() {
        var group = Order.Part.of(new Group(GroupId.DOMAIN, "Group", true));
        var longer = Order.Part.of(new Group(GroupId.DOMAIN, "Grou", true));
        var one = called("Ann");
        assertThat(group.order().key(one, NOON)).startsWith(group.start());
        assertThat(longer.order().key(one, NOON)).doesNotStartWith(longer.start());

        var roles = Order.Part.OWN_ROLES;
        var own = new CustomRole(new RoleId("r".repeat(26)), 3, Set.of(Permission.MESSAGING));
        assertThat(roles.order().key(with(one, "", ENDLESS, own), NOON)).startsWith(roles.start());
        for (var builtIn : BuiltInRole.values()) {
            assertThat(roles.order().key(with(one, "", ENDLESS, builtIn), NOON))
                    .as(builtIn.name())
                    .doesNotStartWith(roles.start());
        }
        assertThat(roles.order().key(with(one, "", OVER, own), NOON))
                .as("none any more")
                .doesNotStartWith(roles.start());
    }

    @Test
    void shows_a_role_only_in_its_window_and_forgets_a_guest_with_none_left() {
        var window = new Window(NOON, NOON.plusSeconds(10));
        var guest = entry(Kind.MEMBER, called("Sam"), true, true, "", window, BuiltInRole.AGENT);

        assertThat(guest.rolesAt(NOON.minusMillis(1))).isEmpty();
        assertThat(guest.rolesAt(NOON)).containsExactly(BuiltInRole.AGENT.id());
        assertThat(guest.isListedAt(NOON.minusMillis(1))).isTrue();
        assertThat(guest.isListedAt(NOON.plusSeconds(10).minusMillis(1))).isTrue();
        assertThat(guest.isListedAt(NOON.plusSeconds(10))).isFalse();
        assertThat(
                        entry(
                                        Kind.MEMBER,
                                        called("Sam"),
                                        true,
                                        false,
                                        "",
                                        window,
                                        BuiltInRole.AGENT)
                                .isListedAt(Instant.MAX.minusMillis(1)))
                .isTrue();
    }

    @Test
    void shows_the_barred_the_external_and_the_waiting_as_asked() {
        var active = called("Ann");
        var barred =
                entry(Kind.MEMBER, called("Bob"), false, false, "", ENDLESS, BuiltInRole.AGENT);
        var guest = entry(Kind.MEMBER, called("Cem"), true, true, "", ENDLESS, BuiltInRole.AGENT);
        var waiting =
                entry(
                        Kind.REGISTRATION,
                        called("Dan"),
                        true,
                        false,
                        "",
                        ENDLESS,
                        BuiltInRole.CUSTOMER);
        var all = List.of(active, barred, guest, waiting);

        assertThat(found(all, search("", Shown.EXCLUDE, Shown.INCLUDE, Shown.INCLUDE)))
                .containsExactly("Ann X", "Cem X", "Dan X");
        assertThat(found(all, search("", Shown.ONLY, Shown.INCLUDE, Shown.INCLUDE)))
                .containsExactly("Bob X");
        assertThat(found(all, search("", Shown.INCLUDE, Shown.ONLY, Shown.INCLUDE)))
                .containsExactly("Cem X");
        assertThat(found(all, search("", Shown.INCLUDE, Shown.EXCLUDE, Shown.EXCLUDE)))
                .containsExactly("Ann X", "Bob X");
        assertThat(found(all, search("", Shown.INCLUDE, Shown.INCLUDE, Shown.ONLY)))
                .containsExactly("Dan X");
        assertThat(found(all, search("N x", Shown.INCLUDE, Shown.INCLUDE, Shown.INCLUDE)))
                .containsExactly("Ann X", "Dan X");
    }

    @Test
    void counts_apart_answer_every_plain_search_as_looking_through_does() {
        var all = new ArrayList<Entry>();
        var counts = new HashMap<Standing, Integer>();
        int many = 1;
        for (var kind : Kind.values()) {
            for (var enabled : List.of(true, false)) {
                for (var external : List.of(true, false)) {
                    var one =
                            entry(
                                    kind,
                                    called("P" + many),
                                    enabled,
                                    external,
                                    "",
                                    ENDLESS,
                                    BuiltInRole.AGENT);
                    all.addAll(Collections.nCopies(many, one));
                    counts.merge(one.standing(), many, Integer::sum);
                    many *= 2;
                }
            }
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(Standing.all());
        for (var disabled : Shown.values()) {
            for (var external : Shown.values()) {
                for (var waiting : Shown.values()) {
                    var search = search("", disabled, external, waiting);
                    assertThat(new Headcount(counts).of(search))
                            .as("%s", search)
                            .isEqualTo(found(all, search).size());
                }
            }
        }
    }

    @Test
    void counts_do_not_answer_what_else_is_asked() {
        var named = search("ann", Shown.INCLUDE, Shown.INCLUDE, Shown.INCLUDE);
        assertThatThrownBy(() -> new Headcount(Map.of()).of(named))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> found(List<Entry> all, Search search) {
        return all.stream().filter(entry -> search.finds(entry, NOON)).map(Entry::name).toList();
    }

    private static List<String> sorted(Order order, Stream<Entry> all) {
        return all.sorted(Comparator.comparing(entry -> order.key(entry, NOON)))
                .map(Entry::name)
                .toList();
    }

    private static Search search(String name, Shown disabled, Shown external, Shown waiting) {
        return new Search(
                Optional.of(name).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                disabled,
                external,
                waiting);
    }

    private static Entry called(String first) {
        return new Entry(
                Kind.MEMBER,
                first,
                first + "-x",
                first + "@acme.example",
                Optional.of(new PersonName(first, "X")),
                Optional.of(new Group(GroupId.DOMAIN, "Group", true)),
                "",
                "",
                true,
                false,
                NOON,
                Instant.MAX,
                Optional.empty(),
                Optional.empty(),
                List.of(new Held(BuiltInRole.MANAGER.id(), ENDLESS)));
    }

    private static Entry with(Entry entry, String company, Window window, Role role) {
        return entry(entry.kind(), entry, true, false, company, window, role);
    }

    private static Entry entry(
            Kind kind,
            Entry of,
            boolean enabled,
            boolean external,
            String company,
            Window window,
            Role role) {
        return new Entry(
                kind,
                of.id(),
                of.username(),
                of.email(),
                of.person(),
                of.group(),
                company,
                "",
                enabled,
                external,
                NOON,
                Instant.MAX,
                Optional.empty(),
                Optional.empty(),
                List.of(new Held(role.id(), window)));
    }
}
