package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Rules;
import gatehouse.domain.request.Size;
import gatehouse.domain.request.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatARequestCanWishTest {
    private static final RandomGenerator RANDOM = new SplittableRandom(7);
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final RoleId OWN = RoleId.next(RANDOM);
    private static final RoleCatalogue ROLES =
            new RoleCatalogue(List.of(new CustomRole(OWN, 5, Set.of(Permission.MESSAGING))));

    /// As somebody of management asks.
    private final Rules rules = new Rules(ROLES, 2, NOW);

    @Test
    void roles_of_rank_2_and_below_can_be_asked_for_from_the_highest() {
        assertThat(rules.toAskFor())
                .extracting(Role::id)
                .contains(OWN)
                .doesNotContain(
                        BuiltInRole.SYSTEM_ADMIN.id(),
                        BuiltInRole.ACCOUNT_MANAGER.id(),
                        BuiltInRole.CUSTOMER_MANAGER.id(),
                        BuiltInRole.EVERYONE.id());
        assertThat(rules.toAskFor()).extracting(Role::rank).isSorted();
        assertThat(rules.refuses(new RoleId("nobody"))).contains("is no role of this tenant");
    }

    @Test
    void what_is_held_cannot_be_added_and_somebody_keeps_a_role() {
        var held = Set.of(BuiltInRole.AGENT.id());
        var agent = member(BuiltInRole.AGENT, Window.from(NOW));
        assertThat(rules.refusesAdding(BuiltInRole.AGENT.id(), held)).isPresent();
        assertThat(rules.refusesAdding(OWN, held)).isEmpty();
        assertThat(rules.refusesHolding(agent, rules.after(held, Set.of(), held))).isPresent();
        assertThat(rules.refusesHolding(agent, rules.after(held, Set.of(OWN), held))).isEmpty();
    }

    @Test
    void people_of_a_higher_rank_are_out_of_reach_also_by_what_is_to_come() {
        assertThat(rules.reaches(member(BuiltInRole.ADMIN, Window.from(NOW)))).isTrue();
        assertThat(rules.reaches(member(BuiltInRole.ACCOUNT_MANAGER, Window.from(NOW)))).isFalse();
        var later = Window.from(NOW.plus(Duration.ofDays(3)));
        assertThat(rules.reaches(member(BuiltInRole.ACCOUNT_MANAGER, later))).isFalse();
    }

    @Test
    void who_keeps_or_gets_an_administrators_role_without_an_end_administers() {
        var admin = BuiltInRole.ADMIN.id();
        var endless = member(BuiltInRole.ADMIN, Window.from(NOW));
        assertThat(rules.administers(endless, Set.of(admin))).isTrue();
        assertThat(rules.administers(endless, Set.of(OWN))).isFalse();
        var limited = member(BuiltInRole.ADMIN, new Window(NOW, NOW.plus(Duration.ofDays(3))));
        assertThat(rules.administers(limited, Set.of(admin))).isFalse();
        assertThat(rules.administers(limited, Set.of(BuiltInRole.ADMINISTRATOR.id()))).isTrue();
    }

    @Test
    void of_many_warnings_twenty_are_told_each_once_and_of_the_others_how_many() {
        var many = IntStream.range(0, 50).mapToObj(i -> "Warning " + i % 25).toList();
        assertThat(Rules.few(many))
                .hasSize(21)
                .startsWith("Warning 0", "Warning 1")
                .endsWith("Warning 19", "and 5 more like these");
        assertThat(Rules.few(List.of("One", "One"))).containsExactly("One");
    }

    @Test
    void duties_that_should_be_separate_are_named_in_one_sentence() {
        var separate =
                List.of(
                        Set.of(
                                BuiltInRole.MANAGEMENT.id(),
                                BuiltInRole.CUSTOMER_ADMINISTRATOR.id()),
                        Set.of(BuiltInRole.AGENT.id(), OWN));
        var after = Set.of(BuiltInRole.MANAGEMENT.id(), BuiltInRole.CUSTOMER_ADMINISTRATOR.id());
        assertThat(rules.warnings("Ana Costa", after, separate))
                .containsExactly(
                        "Ana Costa would hold management and customer-administrator, which should"
                                + " be separate");
        assertThat(rules.warnings("Ana Costa", Set.of(OWN), separate)).isEmpty();
    }

    @Test
    void a_request_weighs_what_its_people_do_and_one_person_counts_once() {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < 11; i++) {
            wishes.add(new Wish.Remove(AccountId.next(RANDOM)));
        }
        assertThat(Size.refuses(wishes)).isEmpty();
        var who = AccountId.next(RANDOM);
        wishes.add(new Wish.Edit(who, Map.of(ContactField.EMAIL, "a@b.example")));
        wishes.add(new Wish.Roles(who, Set.of(OWN), Set.of()));
        assertThat(Size.refuses(wishes)).isEmpty();
        wishes.add(new Wish.Roles(AccountId.next(RANDOM), Set.of(OWN), Set.of()));
        assertThat(Size.refuses(wishes)).get().asString().contains("weighs 94", "at most 92");
    }

    @Test
    void a_request_is_about_twenty_people_at_most() {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < Size.MOST_PEOPLE; i++) {
            wishes.add(new Wish.Edit(AccountId.next(RANDOM), Map.of(ContactField.CITY, "Bonn")));
        }
        assertThat(Size.refuses(wishes)).isEmpty();
        wishes.add(new Wish.Edit(AccountId.next(RANDOM), Map.of(ContactField.CITY, "Bonn")));
        assertThat(Size.refuses(wishes)).get().asString().contains("at most 20 people");
    }

    private static Member member(BuiltInRole role, Window window) {
        var account =
                Account.of(
                        AccountId.next(RANDOM),
                        ACME,
                        new Username("mia@acme.example"),
                        new Email("mia@acme.example"),
                        new PersonName("Mia", "Okafor"),
                        true,
                        "en");
        var grant =
                Grant.given(
                        GrantId.next(RANDOM),
                        role,
                        window,
                        "",
                        "test",
                        Author.system(new TenantId("vendor")),
                        Duration.ZERO,
                        NOW);
        return Member.of(account, ACME, NOW).with(new Grants(List.of(grant)));
    }
}
