package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Guards the last administrator of a tenant (E10): who administers stands in one item, which
/// changes in the same transaction as the grants that make it so.
public final class Administrators {
    /// Why the last one stays.
    public static final Refusal.Conflict LAST =
            new Refusal.Conflict("The tenant would be left without an administrator");

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
        return replace(item, all);
    }

    /// The writes after which somebody is one of them, or is not: none where nothing changes.
    ///
    /// @param item who they are, as it was read; empty where the tenant never had any
    /// @return empty if a tenant that has some, and is not managed by another, would be left
    ///   without
    public static Optional<List<Write>> change(
            Optional<Item> item, Tenant tenant, AccountId who, boolean administers) {
        return change(item, tenant, Map.of(who, administers));
    }

    /// The same of several at once.
    ///
    /// @param administer whether each is one of them from now on
    public static Optional<List<Write>> change(
            Optional<Item> item, Tenant tenant, Map<AccountId, Boolean> administer) {
        var before = new TreeSet<>(item.map(read -> read.members(IDS)).orElse(List.of()));
        var after = new TreeSet<>(before);
        administer.forEach((who, is) -> {
            var _ = is ? after.add(who.value()) : after.remove(who.value());
        });
        if (after.equals(before)) {
            return Optional.of(List.of());
        }
        boolean last = after.isEmpty() && tenant.managedBy().isEmpty();
        return last
                ? Optional.empty()
                : Optional.of(
                        List.of(
                                item.map(read -> replace(read, after))
                                        .orElseGet(() -> begin(tenant.id(), after))));
    }

    /// Whether somebody is counted as one of them.
    ///
    /// @param item who they are, as it was read
    public static boolean isCounted(Optional<Item> item, AccountId who) {
        return item.filter(read -> read.members(IDS).contains(who.value())).isPresent();
    }

    /// Where it stands whether somebody becomes one of them by coming for the first time.
    public static List<Key> places(TenantId tenant, AccountId who) {
        return List.of(Keys.administrators(tenant), Keys.member(tenant, who));
    }

    /// The writes by which somebody who comes for the first time is one of them, where the roles
    /// held say so: nobody counts before. What is held must still be so when they are done, as who
    /// gives or takes a role at that moment sees somebody who does not count yet.
    ///
    /// @param read what stands at [#places(TenantId, AccountId)]
    public static List<Write> activated(
            Map<Key, Item> read, Tenant tenant, AccountId who, Instant now) {
        var place = read.get(Keys.member(tenant.id(), who));
        if (place == null) {
            return List.of();
        }
        var writes = new ArrayList<Write>(List.of(Write.unchanged(place)));
        var member = MemberItems.read(place);
        if (member.enabled() && member.grants().administersAt(now)) {
            var item = Optional.ofNullable(read.get(Keys.administrators(tenant.id())));
            writes.addAll(change(item, tenant, who, true).orElseThrow());
        }
        return writes;
    }

    /// The write after which nobody can cease to be one on the strength of what was read before:
    /// whoever is about to decides again, on what the tenant is then.
    ///
    /// @param item who they are
    /// @return empty if nobody is one
    public static Optional<Write> hold(Optional<Item> item) {
        return item.filter(read -> !read.members(IDS).isEmpty())
                .map(read -> Write.replace(read, read.edit()));
    }

    private static Write join(Optional<Item> item, TenantId tenant, AccountId who) {
        return item.map(read -> with(read, who))
                .orElseGet(() -> begin(tenant, Set.of(who.value())));
    }

    /// Where there never was one: an update, as all others, and no put.
    private static Write begin(TenantId tenant, Set<String> ids) {
        return Updating.of(Keys.administrators(tenant))
                .set(IDS, List.copyOf(ids))
                .set(Item.VERSION, 1)
                .whenAbsent(Item.VERSION)
                .write();
    }

    private static Write replace(Item item, Collection<String> ids) {
        return Write.replace(item, item.edit().putSet(IDS, ids));
    }

    /// The writes after which somebody is one of them: none where that is so.
    public List<Write> joining(TenantId tenant, AccountId who) {
        var item = table.get(Keys.administrators(tenant));
        return isCounted(item, who) ? List.of() : List.of(join(item, tenant, who));
    }

    /// The writes by which one of them ceases to be one. Where the person was not counted, only
    /// that nobody is counted meanwhile.
    ///
    /// @return empty if nobody would be left in a tenant that is not managed by another
    public Optional<List<Write>> without(Tenant tenant, AccountId leaving) {
        var place = Keys.administrators(tenant.id());
        var item = table.get(place);
        return change(item, tenant, leaving, false)
                .map(writes ->
                        writes.isEmpty()
                                ? List.of(
                                        item.map(Write::unchanged)
                                                .orElseGet(() ->
                                                        Write.without(place, Set.of(Item.VERSION))))
                                : writes);
    }
}
