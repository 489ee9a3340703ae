package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.Resident;
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

    /// The person, whoever acts.
    Resident resident() {
        return new Resident(in.tenant(), item, member, login, in.now());
    }

    /// The account as it was read.
    Account account() {
        return AccountItems.read(login);
    }

    /// Who the tenant's administrators are, if that was read.
    Optional<Item> administrators() {
        return in.item(Keys.administrators(in.tenant().id()));
    }
}
