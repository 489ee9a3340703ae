package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.VENDOR;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.grant;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTest {
    private static final TenantId GLOBEX = new TenantId("globex");

    @Test
    void of_a_guest_without_an_open_grant_is_none_at_all() {
        var guest = member(VENDOR, ACME, grant(Role.CUSTOMER_MANAGER, window(days(1), days(2))));
        assertThat(at(guest, NOON)).isEqualTo(Access.NONE);
        assertThat(at(guest, days(2))).isEqualTo(Access.NONE);
        assertThat(at(guest, days(1)).roles())
                .containsExactlyInAnyOrder(Role.CUSTOMER_MANAGER, Role.EVERYONE);
        assertThat(at(member(VENDOR, ACME), NOON).isNone()).isTrue();
    }

    @Test
    void of_a_guest_never_comes_from_everyone_alone() {
        var guest = member(VENDOR, ACME, grant(Role.EVERYONE, Window.from(NOON)));
        assertThat(at(guest, NOON)).isEqualTo(Access.NONE);
    }

    @Test
    void of_a_person_at_home_is_at_least_everyone() {
        var home = member(ACME, ACME);
        assertThat(at(home, NOON).roles()).containsExactly(Role.EVERYONE);
        assertThat(at(home, NOON).allows(Permission.OWN_PROFILE)).isTrue();
        assertThat(at(home, NOON).permissions()).containsExactly(Permission.OWN_PROFILE);
        assertThat(at(home, NOON).isNone()).isFalse();
    }

    @Test
    void of_somebody_disabled_is_none() {
        for (var home : List.of(ACME, VENDOR)) {
            var member = member(home, ACME, grant(Role.ADMIN, Window.from(NOON)));
            assertThat(at(member, NOON).isNone()).isFalse();
            assertThat(at(disabled(member), NOON)).isEqualTo(Access.NONE);
        }
    }

    @Test
    void as_customer_manager_is_for_the_vendors_people_in_other_tenants_only() {
        for (var home : List.of(VENDOR, ACME, GLOBEX)) {
            for (var tenant : List.of(VENDOR, ACME, GLOBEX)) {
                var member =
                        member(home, tenant, grant(Role.CUSTOMER_MANAGER, window(NOON, days(9))));
                assertThat(at(member, NOON).roles().contains(Role.CUSTOMER_MANAGER))
                        .as("at home in %s, in %s", home, tenant)
                        .isEqualTo(home.equals(VENDOR) && !tenant.equals(VENDOR));
            }
        }
    }

    @Test
    void as_system_admin_is_for_the_vendors_people_at_home_only() {
        for (var home : List.of(VENDOR, ACME)) {
            for (var tenant : List.of(VENDOR, ACME)) {
                var member = member(home, tenant, grant(Role.SYSTEM_ADMIN, Window.from(NOON)));
                assertThat(at(member, NOON).roles().contains(Role.SYSTEM_ADMIN))
                        .as("at home in %s, in %s", home, tenant)
                        .isEqualTo(home.equals(VENDOR) && tenant.equals(VENDOR));
            }
        }
    }

    @Test
    void is_limited_in_a_role_unless_one_of_its_grants_is_endless() {
        var limited = grant(Role.ADMIN, window(NOON, days(9)));
        var endless = grant(Role.ADMIN, Window.from(days(1)));
        var member = member(ACME, ACME, limited, endless);
        assertThat(at(member, NOON).limited()).containsExactly(Role.ADMIN);
        assertThat(at(member, days(1)).limited()).isEmpty();
        assertThat(at(member, days(9)).limited()).isEmpty();
    }

    @Test
    void is_the_union_of_what_its_roles_allow_and_ranks_with_the_highest() {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            var roles = EnumSet.noneOf(Role.class);
            for (var role : Role.values()) {
                if (random.nextInt(5) == 0) {
                    roles.add(role);
                }
            }
            var access = new Access(roles, Set.of());
            for (var permission : Permission.values()) {
                boolean allowed = false;
                for (var role : roles) {
                    allowed |= role.permissions().contains(permission);
                }
                assertThat(access.allows(permission)).isEqualTo(allowed);
                assertThat(access.permissions().contains(permission)).isEqualTo(allowed);
            }
            int rank = 9;
            for (var role : roles) {
                rank = Math.min(rank, role.rank());
            }
            assertThat(access.rank()).isEqualTo(rank);
        }
    }

    @Test
    void reaches_whom_the_reviewed_table_says() throws IOException {
        assertThat(reach()).isEqualTo(TheRoleCatalogueTest.golden("reach.txt"));
    }

    @Test
    void as_others_must_outrank_it_counts_what_is_to_come_and_not_what_is_over() {
        var later = member(ACME, ACME, grant(Role.ADMIN, window(days(1), days(2))));
        for (var now : List.of(NOON, days(1))) {
            assertThat(Access.standing(later, now).rank()).isEqualTo(Role.ADMIN.rank());
            assertThat(Access.standing(disabled(later), now).rank()).isEqualTo(Role.ADMIN.rank());
        }
        assertThat(Access.standing(later, days(2)).rank()).isEqualTo(Role.EVERYONE.rank());
    }

    @Test
    void reaches_nobody_where_there_is_none() {
        var everyone = new Access(EnumSet.of(Role.EVERYONE), Set.of());
        assertThat(Access.NONE.reaches(everyone)).isFalse();
        assertThat(Access.NONE.reaches(Access.NONE)).isFalse();
        assertThat(everyone.reaches(everyone)).isFalse();
    }

    @Test
    void among_account_managers_is_mutual_only_where_it_is_not_limited() {
        var own = new Access(EnumSet.of(Role.ACCOUNT_MANAGER), Set.of());
        var limited =
                new Access(EnumSet.of(Role.ACCOUNT_MANAGER), EnumSet.of(Role.ACCOUNT_MANAGER));
        assertThat(own.reaches(own)).isTrue();
        assertThat(own.reaches(limited)).isTrue();
        assertThat(limited.reaches(own)).isFalse();
        assertThat(limited.reaches(limited)).isFalse();
    }

    @Test
    void cannot_be_widened_by_a_caller() {
        var given = EnumSet.of(Role.AGENT);
        var access = new Access(given, Set.of());
        given.add(Role.SYSTEM_ADMIN);
        assertThat(access.roles()).containsExactly(Role.AGENT);
        for (var one : List.of(access, Access.NONE)) {
            assertThatThrownBy(() -> one.roles().add(Role.SYSTEM_ADMIN))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> one.limited().add(Role.SYSTEM_ADMIN))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(Access.NONE.isNone()).isTrue();
    }

    private static String reach() {
        return Arrays.stream(Role.values())
                .map(role -> role.id() + ": " + reached(role))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String reached(Role role) {
        var by = new Access(EnumSet.of(role), Set.of());
        var all =
                Arrays.stream(Role.values())
                        .filter(other -> by.reaches(new Access(EnumSet.of(other), Set.of())))
                        .map(Role::id)
                        .collect(Collectors.joining(" "));
        return all.isEmpty() ? "nobody" : all;
    }

    private static Access at(Member member, Instant now) {
        return Access.of(member, VENDOR, now);
    }

    private static Member member(TenantId home, TenantId tenant, Grant... grants) {
        return new Member(
                SAM,
                tenant,
                home,
                new Username("sam.sommer"),
                email("sam@vendor.example"),
                new PersonName("Sam", "Sommer"),
                true,
                NOON,
                Profile.NONE,
                new Grants(List.of(grants)));
    }

    private static Member disabled(Member member) {
        return member.enabled(false);
    }
}
