package gatehouse.functions.signin;

import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import jakarta.inject.Inject;
import java.util.Optional;

/// Finds tenants whose people come from a provider of their own. One that is malformed, one that is
/// not there and one that has none look the same (F2).
final class Providers {
    private final Table table;

    @Inject
    Providers(Table table) {
        this.table = table;
    }

    Optional<Tenant> tenant(String written) {
        return TenantId.parse(written)
                .flatMap(id -> table.get(Keys.tenant(id)))
                .map(TenantItems::read)
                .filter(tenant -> tenant.externalProvider().isPresent());
    }
}
