package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.ExternalIdItems;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Member;
import gatehouse.domain.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody of a tenant as they were read, and what is written when they change.
///
/// @param item the member's
/// @param login the account's item
/// @param now when that was so
public record Resident(Tenant tenant, Item item, Member member, Item login, Instant now) {

    /// The account as it was read.
    public Account account() {
        return AccountItems.read(login);
    }

    /// Whether the last-administrator guard counts the person as that (E10).
    public boolean administers(Member after) {
        return AccountItems.isActivated(login) && isToCount(after);
    }

    /// Where it is decided whether the guard will count somebody who has not come yet: that this is
    /// still so. Who comes at that moment goes by the roles of before.
    public List<Write> stillAwaited(Member after) {
        return AccountItems.isActivated(login) || isToCount(member) == isToCount(after)
                ? List.of()
                : List.of(AccountItems.stillAwaited(login));
    }

    /// Whether the link to the account goes out anew with an edit: somebody who has not come yet
    /// has another address (B1).
    public boolean isMailed(Account after) {
        return !AccountItems.isActivated(login)
                && tenant.refusesPasswords().isEmpty()
                && after.enabled()
                && !after.email().equals(account().email());
    }

    /// The writes by which somebody at home there becomes another: member, account, claims, group.
    /// Who administers is for the caller to write.
    ///
    /// @param after the account from now on
    /// @param next the member from now on
    public List<Write> becomes(Account after, Member next, Change change) {
        boolean mails = isMailed(after);
        var writes = new ArrayList<Write>();
        writes.add(
                mails
                        ? MemberItems.replaceAndMail(item, next, change)
                        : MemberItems.replace(item, next, change));
        var account = AccountItems.change(login, after, mails, change.at());
        // that write is on the same condition
        writes.addAll(account.isEmpty() ? stillAwaited(next) : account);
        writes.addAll(ExternalIdItems.move(Optional.of(member), Optional.of(next), change.at()));
        writes.addAll(
                GroupItems.move(member.tenant(), member.profile().group(), next.profile().group()));
        return List.copyOf(writes);
    }

    private boolean isToCount(Member as) {
        return as.enabled() && !as.isGuest() && as.grants().administersAt(now);
    }
}
