package gatehouse.domain.request;

import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Member;

/// What becomes of one person once all that was wished of them is so.
public sealed interface Turn {

    /// Somebody is otherwise from now on.
    ///
    /// @param login the account from now on
    /// @param member the member from now on
    record Changed(Account login, Member member) implements Turn {}

    /// Somebody is no more.
    record Gone(AccountId who) implements Turn {}

    /// Somebody is new.
    record New(Wish.Add person) implements Turn {}
}
