package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Write;
import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.util.List;
import java.util.Optional;

/// A person whom somebody may act on, with who acts.
///
/// @param in who acts
/// @param item the member's
/// @param member the person here
/// @param login the account's item
record Reached(Admitted in, Item item, Member member, Item login) {

    /// A matter of rank, and nobody's own (F3).
    Outcome<Reached> authorise() {
        boolean self = member.account().equals(in.account().id());
        var standing = Access.standing(member, in.tenant().roles(), in.now());
        return !self && in.access().reaches(standing)
                ? Outcome.done(this)
                : Outcome.refused(new Refusal.Outranked());
    }

    /// The account as it was read.
    Account account() {
        return AccountItems.read(login);
    }

    /// Who the tenant's administrators are, if that was read.
    Optional<Item> administrators() {
        return in.item(Keys.administrators(in.tenant().id()));
    }

    /// Whether the last-administrator guard counts the person as that (E10).
    boolean administers(Member after) {
        return AccountItems.isActivated(login) && isToCount(after);
    }

    /// Where it is decided whether the guard will count somebody who has not come yet: that this is
    /// still so. Who comes at that moment goes by the roles of before.
    List<Write> stillAwaited(Member after) {
        return AccountItems.isActivated(login) || isToCount(member) == isToCount(after)
                ? List.of()
                : List.of(AccountItems.stillAwaited(login));
    }

    /// Whether the link to the account goes out anew with an edit: somebody who has not come yet
    /// has another address (B1).
    boolean isMailed(Account after) {
        return !AccountItems.isActivated(login)
                && in.tenant().refusesPasswords().isEmpty()
                && after.enabled()
                && !after.email().equals(account().email());
    }

    private boolean isToCount(Member as) {
        return as.enabled() && !as.isGuest() && as.grants().administersAt(in.now());
    }
}
