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
import java.util.HashSet;
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
        var guest =
                member(VENDOR, ACME, grant(BuiltInRole.CUSTOMER_MANAGER, window(days(1), days(2))));
        assertThat(at(guest, NOON)).isEqualTo(Access.NONE);
        assertThat(at(guest, days(2))).isEqualTo(Access.NONE);
        assertThat(at(guest, days(1)).roles())
                .containsExactlyInAnyOrder(BuiltInRole.CUSTOMER_MANAGER, BuiltInRole.EVERYONE);
        assertThat(at(member(VENDOR, ACME), NOON).isNone()).isTrue();
    }

    @Test
    void of_a_guest_never_comes_from_everyone_alone() {
        var guest = member(VENDOR, ACME, grant(BuiltInRole.EVERYONE, Window.from(NOON)));
        assertThat(at(guest, NOON)).isEqualTo(Access.NONE);
    }

    @Test
    void of_a_person_at_home_is_at_least_everyone() {
        var home = member(ACME, ACME);
        assertThat(at(home, NOON).roles()).containsExactly(BuiltInRole.EVERYONE);
        assertThat(at(home, NOON).allows(Permission.OWN_PROFILE)).isTrue();
        assertThat(at(home, NOON).permissions()).containsExactly(Permission.OWN_PROFILE);
        assertThat(at(home, NOON).isNone()).isFalse();
    }

    @Test
    void of_somebody_disabled_is_none() {
        for (var home : List.of(ACME, VENDOR)) {
            var member = member(home, ACME, grant(BuiltInRole.ADMIN, Window.from(NOON)));
            assertThat(at(member, NOON).isNone()).isFalse();
            assertThat(at(disabled(member), NOON)).isEqualTo(Access.NONE);
        }
    }

    @Test
    void as_customer_manager_is_for_the_vendors_people_in_other_tenants_only() {
        for (var home : List.of(VENDOR, ACME, GLOBEX)) {
            for (var tenant : List.of(VENDOR, ACME, GLOBEX)) {
                var member =
                        member(
                                home,
                                tenant,
                                grant(BuiltInRole.CUSTOMER_MANAGER, window(NOON, days(9))));
                assertThat(at(member, NOON).roles().contains(BuiltInRole.CUSTOMER_MANAGER))
                        .as("at home in %s, in %s", home, tenant)
                        .isEqualTo(home.equals(VENDOR) && !tenant.equals(VENDOR));
            }
        }
    }

    @Test
    void as_system_admin_is_for_the_vendors_people_at_home_only() {
        for (var home : List.of(VENDOR, ACME)) {
            for (var tenant : List.of(VENDOR, ACME)) {
                var member =
                        member(home, tenant, grant(BuiltInRole.SYSTEM_ADMIN, Window.from(NOON)));
                assertThat(at(member, NOON).roles().contains(BuiltInRole.SYSTEM_ADMIN))
                        .as("at home in %s, in %s", home, tenant)
                        .isEqualTo(home.equals(VENDOR) && tenant.equals(VENDOR));
            }
        }
    }

    @Test
    void is_limited_in_a_role_unless_one_of_its_grants_is_endless() {
        var limited = grant(BuiltInRole.ADMIN, window(NOON, days(9)));
        var endless = grant(BuiltInRole.ADMIN, Window.from(days(1)));
        var member = member(ACME, ACME, limited, endless);
        assertThat(at(member, NOON).limited()).containsExactly(BuiltInRole.ADMIN);
        assertThat(at(member, days(1)).limited()).isEmpty();
        assertThat(at(member, days(9)).limited()).isEmpty();
    }

    @Test
    void is_the_union_of_what_its_roles_allow_and_ranks_with_the_highest() {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            var roles = new HashSet<Role>();
            for (var role : BuiltInRole.values()) {
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
    void gives_what_the_reviewed_table_says() throws IOException {
        var table =
                Arrays.stream(BuiltInRole.values())
                        .map(role ->
                                role.id()
                                        + ": "
                                        + given(new Access(Set.of(role), Set.of()))
                                        + "; for a limited time: "
                                        + given(new Access(Set.of(role), Set.of(role))))
                        .collect(Collectors.joining("\n", "", "\n"));
        assertThat(table).isEqualTo(TheRoleCatalogueTest.golden("given.txt"));
    }

    private static String given(Access by) {
        var all =
                Arrays.stream(BuiltInRole.values())
                        .filter(by::mayGive)
                        .map(role -> role.id().value())
                        .collect(Collectors.joining(" "));
        return all.isEmpty() ? "nothing" : all;
    }

    @Test
    void by_a_role_of_the_tenants_own_is_what_the_tenant_says_now() {
        var id = new RoleId("r".repeat(26));
        var readers = new CustomRole(id, 4, Set.of(Permission.READ_PEOPLE));
        var member = member(ACME, ACME, grant(readers, Window.from(NOON)));
        var roles = RoleCatalogue.BUILT_IN.with(readers);

        assertThat(at(member, roles).permissions())
                .containsExactlyInAnyOrder(Permission.OWN_PROFILE, Permission.READ_PEOPLE);
        assertThat(at(member, roles).rank()).isEqualTo(4);
        var managers = new CustomRole(id, 3, Set.of(Permission.MANAGE_PEOPLE));
        assertThat(at(member, roles.with(managers)).allows(Permission.READ_PEOPLE)).isFalse();
        assertThat(at(member, roles.with(managers)).allows(Permission.MANAGE_PEOPLE)).isTrue();
        assertThat(at(member, roles.without(id)).roles()).containsExactly(BuiltInRole.EVERYONE);
        assertThat(Access.standing(member, roles.without(id), NOON).rank()).isEqualTo(9);
    }

    @Test
    void by_a_role_of_the_tenants_own_gives_only_below_it_and_only_what_it_allows() {
        var mayGive = Set.of(Permission.MANAGE_PEOPLE, Permission.MESSAGING);
        var own = new CustomRole(new RoleId("r".repeat(26)), 4, mayGive);
        var by = new Access(Set.of(own, BuiltInRole.EVERYONE), Set.of());

        assertThat(by.mayGive(BuiltInRole.AGENT)).isTrue();
        assertThat(by.mayGive(BuiltInRole.MEMBER)).as("devices are not its own").isFalse();
        assertThat(by.mayGive(BuiltInRole.MANAGER)).as("of its rank").isFalse();
        assertThat(by.mayGive(own)).as("itself").isFalse();
        assertThat(by.mayGive(BuiltInRole.EVERYONE)).isFalse();
        var without = new CustomRole(own.id(), 4, Set.of(Permission.MESSAGING));
        assertThat(new Access(Set.of(without), Set.of()).mayGive(BuiltInRole.AGENT)).isFalse();
    }

    @Test
    void by_a_role_that_invites_customers_people_names_them_and_for_a_time_only_below_it() {
        for (var role : BuiltInRole.values()) {
            boolean invites = role.permissions().contains(Permission.INVITE_CUSTOMERS);
            var endless = new Access(Set.of(role), Set.of());
            var limited = new Access(Set.of(role), Set.of(role));
            for (var named : BuiltInRole.values()) {
                assertThat(endless.mayName(named)).as("%s, %s", role, named).isEqualTo(invites);
                assertThat(limited.mayName(named))
                        .as("%s for a time, %s", role, named)
                        .isEqualTo(invites && named.rank() > role.rank());
            }
        }
    }

    private static Access at(Member member, RoleCatalogue roles) {
        return Access.of(member, roles, VENDOR, NOON);
    }

    @Test
    void as_others_must_outrank_it_counts_what_is_to_come_and_not_what_is_over() {
        var later = member(ACME, ACME, grant(BuiltInRole.ADMIN, window(days(1), days(2))));
        for (var now : List.of(NOON, days(1))) {
            assertThat(Access.standing(later, RoleCatalogue.BUILT_IN, now).rank())
                    .isEqualTo(BuiltInRole.ADMIN.rank());
            assertThat(Access.standing(disabled(later), RoleCatalogue.BUILT_IN, now).rank())
                    .isEqualTo(BuiltInRole.ADMIN.rank());
        }
        assertThat(Access.standing(later, RoleCatalogue.BUILT_IN, days(2)).rank())
                .isEqualTo(BuiltInRole.EVERYONE.rank());
    }

    @Test
    void reaches_nobody_where_there_is_none() {
        var everyone = new Access(Set.of(BuiltInRole.EVERYONE), Set.of());
        assertThat(Access.NONE.reaches(everyone)).isFalse();
        assertThat(Access.NONE.reaches(Access.NONE)).isFalse();
        assertThat(everyone.reaches(everyone)).isFalse();
    }

    @Test
    void among_account_managers_is_mutual_only_where_it_is_not_limited() {
        var own = new Access(Set.of(BuiltInRole.ACCOUNT_MANAGER), Set.of());
        var limited =
                new Access(
                        Set.of(BuiltInRole.ACCOUNT_MANAGER), Set.of(BuiltInRole.ACCOUNT_MANAGER));
        assertThat(own.reaches(own)).isTrue();
        assertThat(own.reaches(limited)).isTrue();
        assertThat(limited.reaches(own)).isFalse();
        assertThat(limited.reaches(limited)).isFalse();
    }

    @Test
    void cannot_be_widened_by_a_caller() {
        var given = new HashSet<Role>(Set.of(BuiltInRole.AGENT));
        var access = new Access(given, Set.of());
        given.add(BuiltInRole.SYSTEM_ADMIN);
        assertThat(access.roles()).containsExactly(BuiltInRole.AGENT);
        for (var one : List.of(access, Access.NONE)) {
            assertThatThrownBy(() -> one.roles().add(BuiltInRole.SYSTEM_ADMIN))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> one.limited().add(BuiltInRole.SYSTEM_ADMIN))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(Access.NONE.isNone()).isTrue();
    }

    private static String reach() {
        return Arrays.stream(BuiltInRole.values())
                .map(role -> role.id() + ": " + reached(role))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String reached(BuiltInRole role) {
        var by = new Access(Set.of(role), Set.of());
        var all =
                Arrays.stream(BuiltInRole.values())
                        .filter(other -> by.reaches(new Access(Set.of(other), Set.of())))
                        .map(other -> other.id().value())
                        .collect(Collectors.joining(" "));
        return all.isEmpty() ? "nobody" : all;
    }

    private static Access at(Member member, Instant now) {
        return Access.of(member, RoleCatalogue.BUILT_IN, VENDOR, now);
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
