package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsRuleTest {
    private static final Settings STANDARD = Settings.STANDARD;
    private static final Joining OPEN = new Joining(true, true);

    @Test
    void has_nothing_against_the_standard_of_any_tenant() {
        for (var kind : TenantKind.values()) {
            assertThat(pointers(kind, STANDARD)).isEmpty();
        }
    }

    @Test
    void wants_a_language_where_languages_are_enabled() {
        assertThat(pointers(TenantKind.CORPORATE, languages(List.of())))
                .containsExactly("/languages");
        assertThat(pointers(TenantKind.CORPORATE, languages(List.of("de")))).isEmpty();
    }

    @Test
    void wants_no_soft_limit_above_the_hard_one() {
        assertThat(pointers(TenantKind.CORPORATE, limits(51, 50))).containsExactly("/softLimit");
        assertThat(pointers(TenantKind.CORPORATE, limits(50, 50))).isEmpty();
    }

    @Test
    void lets_people_join_corporate_tenants_that_say_themselves_who_people_are() {
        assertThat(pointers(TenantKind.CORPORATE, joining(STANDARD))).isEmpty();
        assertThat(pointers(TenantKind.PRIVATE, joining(STANDARD))).containsExactly("/joinEnabled");
        assertThat(pointers(TenantKind.VENDOR, joining(STANDARD))).containsExactly("/joinEnabled");
        assertThat(pointers(TenantKind.CORPORATE, joining(STANDARD.with(provider(false)))))
                .containsExactly("/joinEnabled");
    }

    @Test
    void lets_nobody_arrive_at_a_private_customer() {
        assertThat(pointers(TenantKind.PRIVATE, STANDARD.with(provider(true))))
                .containsExactly("/identityProvider/jit");
        assertThat(pointers(TenantKind.PRIVATE, STANDARD.with(provider(false)))).isEmpty();
        assertThat(pointers(TenantKind.CORPORATE, STANDARD.with(provider(true)))).isEmpty();
    }

    private static List<String> pointers(TenantKind kind, Settings settings) {
        return SettingsRule.faults(kind, settings).stream().map(Fault::pointer).toList();
    }

    private static IdentityProvider provider(boolean jit) {
        return new IdentityProvider.Oidc(
                "Login",
                "https://login.example",
                "gatehouse",
                List.of("a.example"),
                IdentityProvider.Claims.STANDARD,
                jit);
    }

    private static Settings languages(List<String> tags) {
        return settings(new Languages(true, tags), STANDARD.limits(), STANDARD);
    }

    private static Settings limits(int soft, int hard) {
        return settings(STANDARD.languages(), new Limits(soft, hard), STANDARD);
    }

    private static Settings settings(Languages languages, Limits limits, Settings from) {
        return settings(languages, limits, from.joining(), from);
    }

    private static Settings joining(Settings from) {
        return settings(from.languages(), from.limits(), OPEN, from);
    }

    private static Settings settings(
            Languages languages, Limits limits, Joining joining, Settings from) {
        return new Settings(
                from.days(),
                languages,
                limits,
                joining,
                from.temporaryPasswords(),
                from.separateDuties(),
                Optional.empty(),
                from.mailBudget(),
                from.requireTotpRank(),
                from.identityProvider());
    }
}
