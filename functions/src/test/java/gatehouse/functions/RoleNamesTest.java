package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoleNamesTest {
    private static final List<String> BUILT_IN =
            List.of(
                    "system-admin",
                    "account-manager",
                    "customer-manager",
                    "admin",
                    "administrator",
                    "management",
                    "customer-administrator",
                    "staff-admin",
                    "department-administrator",
                    "content-creator",
                    "manager",
                    "moderator",
                    "customer-manager-local",
                    "agent",
                    "member",
                    "customer",
                    "everyone");

    @Test
    void every_built_in_role_has_a_name_and_a_sentence_in_each_language() {
        for (var language : List.of("en", "de")) {
            assertThat(BUILT_IN)
                    .allSatisfy(role -> {
                        assertThat(RoleNames.name(role, language)).isNotBlank().isNotEqualTo(role);
                        assertThat(RoleNames.may(role, language)).endsWith(".");
                    });
            assertThat(BUILT_IN.stream().map(role -> RoleNames.name(role, language)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_role_of_a_tenants_own_goes_by_what_the_tenant_calls_it() {
        assertThat(RoleNames.name("Night shift", "de")).isEqualTo("Night shift");
        assertThat(RoleNames.may("Night shift", "de")).isEmpty();
    }

    @Test
    void what_a_built_in_role_is_called_or_has_as_its_id_is_taken_in_every_language() {
        assertThat(List.of("Agent", "LEITUNG", "Geschaftsleitung", "staff-admin"))
                .allMatch(RoleNames::isTaken);
        assertThat(RoleNames.isTaken("Night shift")).isFalse();
    }
}
