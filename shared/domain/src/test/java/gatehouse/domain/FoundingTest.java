package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoundingTest {

    @Test
    void by_the_vendor_names_for_every_role_that_people_can_hold_at_home() {
        for (var role : BuiltInRole.values()) {
            boolean named =
                    role != BuiltInRole.EVERYONE
                            && role != BuiltInRole.SYSTEM_ADMIN
                            && role != BuiltInRole.CUSTOMER_MANAGER;
            assertThat(Founding.VENDOR.role(role.id().value()).isPresent()).isEqualTo(named);
        }
        assertThat(Founding.VENDOR.role("nonsense")).isEmpty();
    }

    @Test
    void by_the_manager_names_for_none_that_configures_the_customer() {
        for (var role : BuiltInRole.values()) {
            if (Founding.MANAGER.role(role.id().value()).isPresent()) {
                assertThat(role.permissions())
                        .doesNotContain(
                                Permission.MANAGE_SETTINGS,
                                Permission.INVITE_VENDOR_USERS,
                                Permission.MANAGE_TENANTS);
            }
        }
        assertThat(Founding.MANAGER.role("administrator")).contains(BuiltInRole.ADMINISTRATOR);
    }
}
