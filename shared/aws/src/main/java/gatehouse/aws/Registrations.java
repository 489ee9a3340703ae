package gatehouse.aws;

import gatehouse.domain.Email;
import gatehouse.domain.TenantId;
import java.util.Optional;

/// Reads the registrations of a tenant.
public final class Registrations {
    private final Table table;

    public Registrations(Table table) {
        this.table = table;
    }

    /// The newest of one address, if there ever was one, and it has not gone.
    public Optional<Item> newest(TenantId tenant, Email address) {
        var listing = Listing.prefix(Keys.partition(tenant), Keys.wishesOf(address.hash()), 1);
        return table.list(listing.falling()).items().stream().findFirst();
    }

    /// A page of all, in the table's own order: stable, but not by time.
    ///
    /// @param after the last place of the page before; empty for the first page
    public Page<Item> page(TenantId tenant, int limit, Optional<String> after) {
        var listing = Listing.prefix(Keys.partition(tenant), Keys.REGISTRATIONS, limit);
        return table.list(after.map(listing::after).orElse(listing));
    }
}
