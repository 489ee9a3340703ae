package gatehouse.functions.projections;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Members;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.AccountId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/// Copies a person's name, username and mail address to every membership (A8, D1, D3). It tells
/// nobody: what changed was told where it changed.
final class PeopleCopies {
    private final Table table;
    private final Members members;
    private final Clock clock;

    @Inject
    PeopleCopies(Table table, Members members, Clock clock) {
        this.table = table;
        this.members = members;
        this.clock = clock;
    }

    /// Brings all memberships of an account up to date; those of a moment ago that the index does
    /// not know yet the stream tells of.
    void follow(AccountId id) {
        members.of(id).forEach(place -> follow(id, place));
    }

    /// The same of one.
    void follow(AccountId id, Key membership) {
        members.change(membership, item -> next(id, item));
    }

    /// The account is read after the membership: whoever reads an older one than another has read
    /// an older membership, too, and loses.
    private Optional<Write> next(AccountId id, Item item) {
        var member = MemberItems.read(item);
        var account = table.get(Keys.account(id)).map(AccountItems::read);
        if (account.isEmpty()) {
            // at home it goes together with the account
            return member.isGuest()
                    ? Optional.of(MemberItems.remove(item, clock.instant()))
                    : Optional.empty();
        }
        var next = member.like(account.get());
        return next.equals(member)
                ? Optional.empty()
                : Optional.of(MemberItems.replace(item, next, clock.instant()));
    }
}
