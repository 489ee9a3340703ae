package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Guards the last administrator of a tenant (E10): who administers stands in one item, which
/// changes in the same transaction as the grants that make it so.
public final class Administrators {
    private static final String IDS = "ids";
    private final Table table;

    public Administrators(Table table) {
        this.table = table;
    }

    /// The first ones of a new tenant.
    ///
    /// @param now when
    public static Write first(TenantId tenant, List<AccountId> ids, Instant now) {
        var draft =
                Draft.at(Keys.administrators(tenant))
                        .putSet(IDS, ids.stream().map(AccountId::value).toList());
        return new Write.Create(draft.put(Item.VERSION, 1).item(), now);
    }

    /// One more beside those that the item names.
    public static Write with(Item item, AccountId joining) {
        var all = new ArrayList<>(item.members(IDS));
        all.add(joining.value());
        return Write.replace(item, item.edit().putSet(IDS, all));
    }

    /// The writes by which one of them ceases to be one: none where the person was not counted.
    ///
    /// @return empty if nobody would be left in a tenant that is not managed by another
    public Optional<List<Write>> without(Tenant tenant, AccountId leaving) {
        var item = table.get(Keys.administrators(tenant.id()));
        var left = new ArrayList<>(item.map(read -> read.members(IDS)).orElse(List.of()));
        boolean counted = left.remove(leaving.value());
        if (left.isEmpty() && tenant.managedBy().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                counted
                        ? List.of(
                                Write.replace(
                                        item.orElseThrow(),
                                        item.orElseThrow().edit().putSet(IDS, left)))
                        : List.of());
    }
}
