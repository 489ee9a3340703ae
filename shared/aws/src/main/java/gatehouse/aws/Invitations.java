package gatehouse.aws;

import gatehouse.domain.Email;
import gatehouse.domain.InvitationId;
import gatehouse.domain.TenantId;
import java.util.Optional;

/// Reads the invitations of a tenant.
public final class Invitations {
    private final Table table;

    public Invitations(Table table) {
        this.table = table;
    }

    /// The newest to one address, if there ever was one.
    public Optional<Item> newest(TenantId tenant, Email address) {
        var listing =
                Listing.prefix(Keys.partition(tenant), Keys.offersTo(InvitationId.hash(address)), 1)
                        .falling();
        return table.list(listing).items().stream().findFirst();
    }

    /// A page of all, in the table's own order: stable, but not by time.
    ///
    /// @param after the last place of the page before; empty for the first page
    public Page<Item> page(TenantId tenant, int limit, Optional<String> after) {
        return page(Listing.prefix(Keys.partition(tenant), Keys.INVITATIONS, limit), after);
    }

    /// A page of those to one address, the oldest first.
    public Page<Item> page(TenantId tenant, Email address, int limit, Optional<String> after) {
        var prefix = Keys.offersTo(InvitationId.hash(address));
        return page(Listing.prefix(Keys.partition(tenant), prefix, limit), after);
    }

    private Page<Item> page(Listing listing, Optional<String> after) {
        return table.list(after.map(listing::after).orElse(listing));
    }
}
