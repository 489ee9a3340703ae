package gatehouse.domain;

import static gatehouse.domain.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldingRolesTest {
    private static final RoleId AGENT = BuiltInRole.AGENT.id();
    private static final RoleId MANAGER = BuiltInRole.MANAGER.id();

    @Test
    void gives_what_is_not_held_and_ends_what_is_not_wished() {
        var held = new Grants(List.of(grant(BuiltInRole.AGENT, Window.from(NOON))));
        var next = value(held.hold(Set.of(MANAGER), HoldingRolesTest::give, NOON.plusSeconds(1)));
        assertThat(next.rolesAt(NOON.plusSeconds(1))).containsExactly(MANAGER);
        assertThat(next.rolesAt(NOON)).as("what was").contains(AGENT);
    }

    @Test
    void leaves_what_is_held_already_as_it_is_its_end_included() {
        var limited = grant(BuiltInRole.AGENT, window(NOON, days(9)));
        var held = new Grants(List.of(limited));
        assertThat(value(held.hold(Set.of(AGENT), HoldingRolesTest::give, NOON))).isEqualTo(held);
    }

    @Test
    void leaves_what_is_to_begin_later() {
        var later = grant(BuiltInRole.MANAGER, window(days(1), days(9)));
        var held = new Grants(List.of(grant(BuiltInRole.AGENT, Window.from(NOON)), later));
        var next = value(held.hold(Set.of(AGENT), HoldingRolesTest::give, NOON));
        assertThat(next.rolesAt(days(2))).containsExactlyInAnyOrder(AGENT, MANAGER);
    }

    @Test
    void is_refused_where_there_is_no_room() {
        var full =
                new Grants(
                        IntStream.range(0, Grants.MOST_OPEN)
                                .mapToObj(_ -> grant(BuiltInRole.AGENT, window(days(1), days(9))))
                                .toList());
        assertThat(refusal(full.hold(Set.of(MANAGER), HoldingRolesTest::give, NOON)))
                .isEqualTo(Grants.FULL);
    }

    @Test
    void counts_as_an_administrator_only_who_holds_it_now_and_without_an_end() {
        assertThat(administers(grant(BuiltInRole.ADMIN, Window.from(NOON)))).isTrue();
        assertThat(administers(grant(BuiltInRole.ADMIN, window(NOON, days(9))))).isFalse();
        assertThat(administers(grant(BuiltInRole.ADMIN, Window.from(days(1))))).isFalse();
        assertThat(administers(grant(BuiltInRole.AGENT, Window.from(NOON)))).isFalse();
    }

    private static boolean administers(Grant grant) {
        return new Grants(List.of(grant)).administersAt(NOON);
    }

    private static Grant give(RoleId role) {
        return grant(BuiltInRole.of(role).orElseThrow(), Window.from(NOON));
    }
}
