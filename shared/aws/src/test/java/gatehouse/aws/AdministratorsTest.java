package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What has to be so still when one of a tenant's administrators goes.
class AdministratorsTest {
    private static final TenantId CLINIC = new TenantId("acme-clinic");
    private static final AccountId ONE = new AccountId("a".repeat(26));
    private static final AccountId OTHER = new AccountId("b".repeat(26));
    private static final Tenant MANAGED =
            new Tenant(
                    CLINIC,
                    "Clinic",
                    TenantKind.CORPORATE,
                    new TenantId("acme"),
                    Set.of(),
                    Settings.STANDARD,
                    RoleCatalogue.BUILT_IN);

    @Test
    @DisplayName("E10: the last one of a managed tenant goes only while it is still managed")
    void managed() {
        var writes = Administrators.change(item(ONE), MANAGED, ONE, false).orElseThrow();
        assertThat(writes).hasSize(2).contains(TenantItems.stillManaged(MANAGED));
    }

    @Test
    @DisplayName("E10: where others are left nothing else has to be so; the last one stays")
    void others() {
        assertThat(Administrators.change(item(ONE, OTHER), MANAGED, ONE, false).orElseThrow())
                .hasSize(1);
        assertThat(Administrators.change(item(ONE), MANAGED, OTHER, false).orElseThrow()).isEmpty();
        assertThat(Administrators.change(item(ONE), MANAGED.independent(), ONE, false)).isEmpty();
    }

    private static Optional<Item> item(AccountId... ids) {
        var first = Administrators.first(CLINIC, List.of(ids), Instant.EPOCH);
        return first instanceof Write.Create(var item, _) ? Optional.of(item) : Optional.empty();
    }
}
