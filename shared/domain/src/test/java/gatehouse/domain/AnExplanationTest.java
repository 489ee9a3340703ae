package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.ANA;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.VENDOR;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.grant;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnExplanationTest {
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final Matter MESSAGING = new Matter.Right(Permission.MESSAGING);
    private static final Grant AGENT = grant(BuiltInRole.AGENT, Window.from(NOON));
    private static final Grant MEMBER = grant(BuiltInRole.MEMBER, Window.from(NOON));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # kind,         role,       owner,  managed, allowed, decisive
                    DEVICE,         MEMBER,     acme,   false,   true,    Given
                    DEVICE,         CUSTOMER,   acme,   false,   true,    Given
                    DEVICE,         MEMBER,     acme,   true,    true,    Given
                    DEVICE,         ADMIN,      acme,   false,   true,    Given
                    DEVICE,         AGENT,      acme,   false,   false,   NoRole
                    DEVICE,         MEMBER,     globex, false,   false,   OtherCompany
                    DEVICE,         ADMIN,      globex, false,   false,   OtherCompany
                    DEVICE,         MEMBER,     ACME,   false,   false,   OtherCompany
                    TICKET,         MODERATOR,  acme,   true,    true,    Given
                    TICKET,         AGENT,      globex, false,   false,   OtherCompany
                    VIDEO_SESSION,  MEMBER,     acme,   true,    true,    Given
                    VIDEO_SESSION,  MANAGER,    acme,   false,   false,   NoRole
                    TEMPLATE,       AGENT,      acme,   false,   true,    Given
                    TEMPLATE,       ADMIN,      acme,   false,   true,    Given
                    TEMPLATE,       AGENT,      globex, false,   false,   OtherCompany
                    TEMPLATE,       AGENT,      acme,   true,    false,   NotForCustomers
                    TEMPLATE,       ADMIN,      acme,   true,    false,   NotForCustomers
                    TEMPLATE,       MEMBER,     acme,   false,   false,   NoRole
                    TEMPLATE,       CUSTOMER,   acme,   false,   false,   NoRole
                    TEMPLATE,       ADMINISTRATOR, acme, false,  false,   NoRole
                    """)
    void of_a_thing_says_yes_to_who_may_in_the_company_that_it_belongs_to(
            Belonging kind,
            BuiltInRole role,
            String owner,
            boolean managed,
            boolean allowed,
            String decisive) {
        var tenant = managed ? tenant(GLOBEX) : tenant(ACME);
        var person = who(grant(role, Window.from(NOON)));
        var explanation =
                Explanation.of(person, tenant, VENDOR, new Matter.Thing(kind, owner), NOON);

        assertThat(explanation.allowed()).isEqualTo(allowed);
        assertThat(explanation.decisive().getClass().getSimpleName()).isEqualTo(decisive);
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void of_a_right_says_what_access_says_where_no_module_is_missing(Permission permission) {
        var tenant = tenant(ACME).with(Set.of(Module.values()));
        for (var role : BuiltInRole.values()) {
            var person = who(grant(role, Window.from(NOON)));
            var allowed = Access.of(person.member(), tenant.roles(), VENDOR, NOON);
            var explanation =
                    Explanation.of(person, tenant, VENDOR, new Matter.Right(permission), NOON);

            assertThat(explanation.allowed()).as(role.name()).isEqualTo(allowed.allows(permission));
            assertThat(explanation.because()).isNotEmpty();
        }
    }

    @Test
    void names_the_module_that_is_off_beside_the_grant_that_gives_it() {
        var invite = new Matter.Right(Permission.INVITE_CUSTOMERS);
        var creator = grant(BuiltInRole.CONTENT_CREATOR, Window.from(NOON));
        var off = Explanation.of(who(creator), tenant(ACME), VENDOR, invite, NOON);
        var on = tenant(ACME).with(Set.of(Module.CUSTOMER_LOGIN));

        assertThat(off.allowed()).isFalse();
        assertThat(off.because())
                .containsExactly(
                        new Because.ModuleOff(Module.CUSTOMER_LOGIN), new Because.Given(creator));
        assertThat(off.decisive()).isEqualTo(new Because.ModuleOff(Module.CUSTOMER_LOGIN));
        assertThat(Explanation.of(who(creator), on, VENDOR, invite, NOON).allowed()).isTrue();
        assertThat(Explanation.of(who(AGENT), tenant(ACME), VENDOR, invite, NOON).because())
                .containsExactly(
                        new Because.ModuleOff(Module.CUSTOMER_LOGIN), new Because.NoRole());
    }

    @Test
    void names_what_bars_a_person_first_and_no_role_where_none_would_help() {
        var barred = who(AGENT, false, false);
        assertThat(explain(barred).allowed()).isFalse();
        assertThat(explain(barred).because())
                .containsExactly(new Because.DisabledAtHome(), new Because.Given(AGENT));
        assertThat(explain(barred).decisive()).isEqualTo(new Because.DisabledAtHome());
        assertThat(explain(who(AGENT, true, false)).decisive()).isEqualTo(new Because.Disabled());
        assertThat(explain(who(MEMBER, false, false)).because())
                .containsExactly(new Because.DisabledAtHome(), new Because.NoRole());
        assertThat(explain(who(MEMBER)).decisive()).isEqualTo(new Because.NoRole());
    }

    @Test
    void decides_by_the_grant_that_lasts_longest() {
        var long_ = grant(BuiltInRole.MANAGER, window(NOON, days(9)));
        var short_ = grant(BuiltInRole.AGENT, window(NOON, days(3)));
        assertThat(explain(who(short_, long_)).decisive()).isEqualTo(new Because.Given(long_));
        assertThat(explain(who(AGENT, long_)).decisive()).isEqualTo(new Because.Given(AGENT));
    }

    @Test
    void says_rather_what_comes_than_what_was() {
        var over = grant(BuiltInRole.AGENT, window(NOON, days(1)));
        var later = grant(BuiltInRole.AGENT, window(days(5), days(9)));
        var between = Explanation.of(who(over, later), tenant(ACME), VENDOR, MESSAGING, days(2));

        assertThat(between.allowed()).isFalse();
        assertThat(between.because())
                .containsExactly(new Because.NoLonger(over), new Because.NotYet(later));
        assertThat(between.decisive()).isEqualTo(new Because.NotYet(later));
    }

    @Test
    void says_that_everybody_may_what_everybody_may() {
        var own = new Matter.Right(Permission.OWN_PROFILE);
        assertThat(Explanation.of(who(AGENT), tenant(ACME), VENDOR, own, NOON).decisive())
                .isEqualTo(new Because.Everybody());
    }

    @Test
    void asks_a_second_factor_of_who_has_access_and_none() {
        var strict = tenant(ACME).with(Settings.STANDARD.withTotpRank(9));
        var explanation = Explanation.of(who(AGENT), strict, VENDOR, MESSAGING, NOON);
        assertThat(explanation.allowed()).isFalse();
        assertThat(explanation.decisive()).isEqualTo(new Because.NoSecondFactor());
    }

    @Test
    void of_a_thing_knows_some_actions_and_no_others() {
        for (var action : List.of("read", "write", "work", "can_read", "can_delete")) {
            assertThat(Belonging.isAction(action)).as(action).isTrue();
        }
        for (var action : List.of("", "can_", "can_can_read", "Read", "devices", "steal")) {
            assertThat(Belonging.isAction(action)).as(action).isFalse();
        }
        assertThat(Belonging.parse("video-session")).contains(Belonging.VIDEO_SESSION);
        assertThat(Belonging.parse("VIDEO_SESSION")).isEmpty();
    }

    private static Explanation explain(Explanation.Who who) {
        return Explanation.of(who, tenant(ACME), VENDOR, MESSAGING, NOON);
    }

    /// Acme.
    private static Tenant tenant(TenantId manager) {
        return new Tenant(
                ACME,
                "Acme",
                TenantKind.CORPORATE,
                manager,
                Set.of(),
                Settings.STANDARD,
                RoleCatalogue.BUILT_IN);
    }

    private static Explanation.Who who(Grant... grants) {
        return who(List.of(grants), true, true);
    }

    private static Explanation.Who who(Grant grant, boolean atHome, boolean here) {
        return who(List.of(grant), atHome, here);
    }

    /// Somebody at home in Acme.
    private static Explanation.Who who(List<Grant> grants, boolean atHome, boolean here) {
        var account =
                new Account(
                        ANA,
                        ACME,
                        Username.parse("ana@acme.example").orElseThrow(),
                        email("ana@acme.example"),
                        new PersonName("Ana", "Costa"),
                        atHome,
                        Account.LANGUAGE,
                        false,
                        List.of());
        var member = Member.of(account, ACME, NOON).with(new Grants(grants)).enabled(here);
        return new Explanation.Who(account, member, false);
    }
}
