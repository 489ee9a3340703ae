package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The members of a tenant, and the tenants of an account.
public final class Members {
    private static final int TRIES = 12;

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

    /// Changes a member as it stands there at that moment: where somebody else was quicker, what is
    /// to be written is asked for again.
    ///
    /// @param next the write that makes it so, on the version of the item that it is given; empty
    ///   where nothing is to be changed
    /// @throws Unreachable if others kept changing it in between
    public void change(Key member, Function<Item, Optional<Write>> next) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var write = table.get(member).flatMap(next);
            if (write.isEmpty() || table.commit(write.get()) == Committed.STORED) {
                return;
            }
        }
        throw new Unreachable("one member is changed from everywhere");
    }
}
