package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Optional;

/// Reads the members of a tenant, and the tenants of an account.
public final class Members {
    private final Table table;

    public Members(Table table) {
        this.table = table;
    }

    /// A page of all members; what is kept beside a member is left out.
    ///
    /// @param after the last place of the page before; empty for the first page
    public Page<Item> page(TenantId tenant, int limit, Optional<String> after) {
        var listing = Listing.prefix(Keys.partition(tenant), Keys.MEMBERS, limit);
        var page = table.list(after.map(listing::after).orElse(listing));
        return new Page<>(
                page.items().stream()
                        .filter(item -> Keys.accountOf(item.key()).isPresent())
                        .toList(),
                page.last());
    }

    /// The places of an account's memberships. An index tells them, so one of the last moments may
    /// be missing; what stands there is read strongly.
    public List<Key> of(AccountId account) {
        var listing =
                Listing.ofIndex(
                        MemberItems.RELATIONS,
                        MemberItems.RELATION,
                        Keys.relationsOf(account),
                        MemberItems.RELATED,
                        100);
        return table.all(listing).stream().map(Item::key).toList();
    }
}
