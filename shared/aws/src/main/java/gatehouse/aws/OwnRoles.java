package gatehouse.aws;

import gatehouse.domain.TenantId;
import java.util.List;

/// Reads the roles of a tenant's own.
public final class OwnRoles {
    /// More than a tenant can have.
    private static final int STEP = 1000;

    private final Table table;

    public OwnRoles(Table table) {
        this.table = table;
    }

    /// The items of all of them, in no order.
    public List<Item> all(TenantId tenant) {
        return table.all(Listing.prefix(Keys.partition(tenant), Keys.ROLES, STEP));
    }
}
