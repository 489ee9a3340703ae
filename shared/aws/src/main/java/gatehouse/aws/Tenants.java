package gatehouse.aws;

import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Optional;

/// Lists tenants, each as it is now, by their ids.
public final class Tenants {
    private final Table table;

    public Tenants(Table table) {
        this.table = table;
    }

    /// A page of all of them.
    ///
    /// @param after the id of the last one before; empty from the start
    public Page<Item> all(int limit, Optional<String> after) {
        var listing = Listing.whole(Keys.TENANTS, limit);
        var page = table.list(after.map(listing::after).orElse(listing));
        return new Page<>(
                read(page.items().stream().map(item -> item.key().sk()).toList()), page.last());
    }

    /// A page of those that a tenant manages. An index tells them, so one of the last moments may
    /// be missing, and one that became independent just now is none of them.
    ///
    /// @param after the id of the last one before; empty from the start
    public Page<Item> managedBy(TenantId manager, int limit, Optional<String> after) {
        var listing =
                Listing.ofIndex(
                                MemberItems.RELATIONS,
                                MemberItems.RELATION,
                                Keys.partition(manager),
                                MemberItems.RELATED,
                                limit)
                        .starting(Keys.ALL_TENANTS);
        var page =
                table.page(
                        after.flatMap(TenantId::parse)
                                .map(id -> listing.after(Keys.tenant(id), Keys.partition(id)))
                                .orElse(listing));
        var tenants =
                read(
                                page.items().stream()
                                        .map(Item::key)
                                        .filter(Keys::isTenant)
                                        .flatMap(key -> Keys.tenantOf(key).stream())
                                        .map(TenantId::value)
                                        .toList())
                        .stream()
                        .filter(item -> TenantItems.read(item).isManagedBy(manager))
                        .toList();
        return new Page<>(tenants, page.last().flatMap(Tenants::id));
    }

    /// The id of a tenant's item, after which a list goes on.
    public static String place(Item item) {
        return TenantItems.read(item).id().value();
    }

    private static Optional<String> id(Item item) {
        return Keys.tenantOf(item.key()).map(TenantId::value);
    }

    private List<Item> read(List<String> ids) {
        var keys = ids.stream().map(TenantId::new).map(Keys::tenant).toList();
        var read = table.batch(keys);
        return keys.stream().flatMap(key -> Optional.ofNullable(read.get(key)).stream()).toList();
    }
}
