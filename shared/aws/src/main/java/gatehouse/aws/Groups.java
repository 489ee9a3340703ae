package gatehouse.aws;

import gatehouse.domain.TenantId;
import java.util.List;

/// Reads the groups of a tenant.
public final class Groups {
    /// More than a tenant can have: one request, or two where their descriptions are long.
    private static final int STEP = 1000;

    private final Table table;

    public Groups(Table table) {
        this.table = table;
    }

    /// All of them, in no order.
    public List<Item> all(TenantId tenant) {
        return table.all(Listing.prefix(Keys.partition(tenant), Keys.GROUPS, STEP));
    }
}
