package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.ANA;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.grant;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.request.Circumstances;
import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Current;
import gatehouse.domain.request.Implementation;
import gatehouse.domain.request.Snapshot;
import gatehouse.domain.request.Turn;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatComesOfWishesTest {
    private static final RoleId AGENT = BuiltInRole.AGENT.id();
    private static final RoleId MANAGER = BuiltInRole.MANAGER.id();
    private static final RoleId GONE = new RoleId("z".repeat(26));

    /// A role that the tenant has no more.
    private static final Role DELETED = new CustomRole(GONE, 5, Set.of(Permission.READ_PEOPLE));

    private static final Wish.Add NEW =
            new Wish.Add(
                    new PersonName("Noor", "Haddad"),
                    email("noor@acme.example"),
                    Optional.of("+4930123456"),
                    Set.of(AGENT));

    private final Map<AccountId, Current> people = new HashMap<>();

    @Test
    void wishes_about_one_person_are_one_turn() {
        var ana = person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)));
        var turns =
                value(
                        wish(
                                edit(ANA, Map.of(ContactField.LAST_NAME, "Braga")),
                                new Wish.Roles(ANA, Set.of(MANAGER), Set.of(AGENT)),
                                NEW));
        assertThat(turns).hasSize(2);
        assertThat(turns.getFirst()).isEqualTo(new Turn.New(NEW));
        var changed = (Turn.Changed) turns.getLast();
        assertThat(changed.login().name()).isEqualTo(new PersonName("Ana", "Braga"));
        assertThat(changed.member().person()).isEqualTo(changed.login().name());
        assertThat(changed.member().grants().rolesAt(NOON.plusSeconds(1))).containsExactly(MANAGER);
        assertThat(changed.member().email()).isEqualTo(ana.email());
    }

    @Test
    void an_edit_sets_and_erases_and_leaves_the_rest() {
        var before =
                person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)))
                        .with(
                                Profile.NONE.with(
                                        Map.of(Detail.PHONE, "+4930123456", Detail.CITY, "Linz")));
        people.put(ANA, new Current(before, account(ANA), 7));
        var turns =
                value(
                        wish(
                                edit(
                                        ANA,
                                        Map.of(
                                                ContactField.PHONE,
                                                "",
                                                ContactField.COMPANY,
                                                "Acme",
                                                ContactField.EMAIL,
                                                "anna@acme.example"))));
        var changed = (Turn.Changed) turns.getFirst();
        assertThat(changed.member().profile().details())
                .isEqualTo(Map.of(Detail.CITY, "Linz", Detail.COMPANY, "Acme"));
        assertThat(changed.login().email()).isEqualTo(email("anna@acme.example"));
        assertThat(changed.login().username()).isEqualTo(account(ANA).username());
    }

    @Test
    void all_that_stands_in_the_way_is_told_by_item() {
        person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)));
        var sam = person(SAM, grant(BuiltInRole.AGENT, Window.from(NOON)));
        var wanted =
                wanted(
                        new Wish.Roles(ANA, Set.of(GONE), Set.of()),
                        edit(SAM, Map.of(ContactField.CITY, "Graz")),
                        new Wish.Remove(Samples.VERA),
                        NEW);
        people.put(
                SAM,
                new Current(
                        sam.with(Profile.NONE.with(Map.of(Detail.CITY, "Wien"))), account(SAM), 8));
        assertThat(conflicts(of(wanted, Set.of(NEW.email()), Optional.empty(), NOON)))
                .containsExactly(
                        new ItemConflict(
                                0,
                                Optional.of(ANA),
                                "A role that was wished for is no more: " + GONE),
                        new ItemConflict(
                                1, Optional.of(SAM), "The person has been changed since: city"),
                        new ItemConflict(
                                2,
                                Optional.of(Samples.VERA),
                                "The person is no contact here any more"),
                        new ItemConflict(
                                3, Optional.empty(), "The mail address belongs to somebody else"));
    }

    @Test
    void another_edition_alone_stands_in_the_way() {
        var ana = person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)));
        var wanted = wanted(new Wish.Remove(ANA));
        people.put(ANA, new Current(ana, account(ANA), 8));
        assertThat(conflicts(of(wanted, Set.of(), Optional.empty(), NOON)))
                .containsExactly(
                        new ItemConflict(0, Optional.of(ANA), "The person has been changed since"));
    }

    @Test
    void what_the_clock_did_to_roles_concerns_those_who_look_at_roles() {
        person(
                ANA,
                grant(BuiltInRole.AGENT, Window.from(NOON)),
                grant(BuiltInRole.MANAGER, window(NOON, days(9))));
        var roles = wanted(new Wish.Roles(ANA, Set.of(BuiltInRole.MEMBER.id()), Set.of(AGENT)));
        var edit = wanted(edit(ANA, Map.of(ContactField.CITY, "Graz")));
        assertThat(conflicts(of(roles, Set.of(), Optional.empty(), days(9))))
                .singleElement()
                .extracting(ItemConflict::detail)
                .isEqualTo("The person has been changed since: roles");
        assertThat(value(of(edit, Set.of(), Optional.empty(), days(9)))).hasSize(1);
    }

    @Test
    void nobody_is_left_without_a_role_that_there_is() {
        person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)), grant(DELETED, Window.from(NOON)));
        assertThat(refusal(wish(new Wish.Roles(ANA, Set.of(), Set.of(AGENT)))))
                .isEqualTo(
                        new Refusal.Conflicts(
                                List.of(
                                        new ItemConflict(
                                                0,
                                                Optional.of(ANA),
                                                "The person would be left without a role"))));
    }

    @Test
    void nobody_is_given_more_than_there_is_room_for() {
        person(
                ANA,
                IntStream.range(0, Grants.MOST_OPEN)
                        .mapToObj(_ -> grant(BuiltInRole.AGENT, window(NOON, days(9))))
                        .toArray(Grant[]::new));
        assertThat(refusal(wish(new Wish.Roles(ANA, Set.of(MANAGER), Set.of()))))
                .isEqualTo(
                        new Refusal.Conflicts(
                                List.of(
                                        new ItemConflict(
                                                0, Optional.of(ANA), Grants.FULL.what()))));
    }

    @Test
    void nobody_is_added_where_nobody_can_be() {
        assertThat(conflicts(of(wanted(NEW), Set.of(), Optional.of("Not here"), NOON)))
                .containsExactly(new ItemConflict(0, Optional.empty(), "Not here"));
    }

    @Test
    void an_address_that_is_the_persons_own_is_not_taken() {
        person(ANA, grant(BuiltInRole.AGENT, Window.from(NOON)));
        var own = account(ANA).email();
        var wanted =
                wanted(
                        edit(
                                ANA,
                                Map.of(
                                        ContactField.EMAIL,
                                        own.value(),
                                        ContactField.CITY,
                                        "Graz")));
        assertThat(value(of(wanted, Set.of(own), Optional.empty(), NOON))).hasSize(1);
    }

    private static Wish edit(AccountId who, Map<ContactField, String> set) {
        return new Wish.Edit(who, set);
    }

    private Outcome<List<Turn>> wish(Wish... wishes) {
        return of(wanted(wishes), Set.of(), Optional.empty(), NOON);
    }

    private List<Wanted> wanted(Wish... wishes) {
        return Arrays.stream(wishes)
                .map(wish ->
                        new Wanted(
                                wish,
                                wish.member()
                                        .map(who ->
                                                Optional.ofNullable(people.get(who))
                                                        .orElseGet(() ->
                                                                new Current(
                                                                        member(who),
                                                                        account(who),
                                                                        7)))
                                        .map(was ->
                                                Snapshot.of(
                                                        was.member(), was.edition(), wish, NOON))))
                .toList();
    }

    private Outcome<List<Turn>> of(
            List<Wanted> wanted, Set<Email> taken, Optional<String> closed, Instant now) {
        return Implementation.of(
                wanted,
                new Circumstances(
                        RoleCatalogue.BUILT_IN,
                        people,
                        taken,
                        closed,
                        role -> grant(BuiltInRole.of(role).orElseThrow(), Window.from(NOON)),
                        now));
    }

    private static List<ItemConflict> conflicts(Outcome<List<Turn>> outcome) {
        return ((Refusal.Conflicts) refusal(outcome)).items();
    }

    private Member person(AccountId id, Grant... grants) {
        var member = member(id).with(new Grants(List.of(grants)));
        people.put(id, new Current(member, account(id), 7));
        return member;
    }

    private static Member member(AccountId id) {
        return Member.of(account(id), ACME, NOON);
    }

    private static Account account(AccountId id) {
        return Account.of(
                id,
                ACME,
                new Username("ana-" + id.value().substring(0, 6)),
                email("ana-" + id.value().substring(0, 6) + "@acme.example"),
                new PersonName("Ana", "Costa"),
                true,
                "en");
    }
}
