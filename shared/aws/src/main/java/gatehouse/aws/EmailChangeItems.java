package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.SessionId;
import gatehouse.domain.link.EmailChange;
import java.util.List;
import java.util.Optional;

/// The change of an account's mail address, from the wish to its effect (D3).
public final class EmailChangeItems {
    static final String WANTED = "newEmail";
    private static final String GENERATION = "newEmailGeneration";
    private static final String EMAIL = "email";

    private EmailChangeItems() {}

    /// The change that is waited for; empty if none is.
    public static Optional<EmailChange> read(Item account) {
        return account.findText(WANTED)
                .map(to -> new EmailChange(new Email(to), account.number(GENERATION)));
    }

    /// A wish, in place of an older one; not if a newer one was asked for, or the session in which
    /// it was asked has ended meanwhile.
    ///
    /// @param change when it was asked is the link's generation
    public static Write ask(Account account, SessionId session, Email to, Change change) {
        long generation = change.at().toEpochMilli();
        return Updating.of(Keys.account(account.id()))
                .set(WANTED, to.value())
                .set(GENERATION, generation)
                .whenBelow(GENERATION, generation)
                .whenPresent(SessionWrites.path(session))
                .when(AccountItems.ENABLED, true)
                .carry(change)
                .write();
    }

    /// Takes a wish back, if it is still the one that was read.
    public static Write cancel(Account account, EmailChange wish, Change change) {
        return forget(Updating.of(Keys.account(account.id())))
                .when(GENERATION, wish.generation())
                .when(WANTED, wish.to().value())
                .carry(change)
                .write();
    }

    /// Has a write void whatever wish there is by then. Its generation stays, so that no later link
    /// is one of before.
    static Updating forget(Updating write) {
        return write.remove(WANTED);
    }

    /// Its effect, all or nothing: the account, its home member, and the claims of both addresses.
    /// Links that were mailed to the old address are void.
    ///
    /// @param account as it was read
    /// @param member its home member, as it was read
    public static List<Write> take(Item account, Item member, EmailChange wish, Change change) {
        var before = AccountItems.read(account);
        var update =
                Updating.of(account.key())
                        .set(EMAIL, wish.to().value())
                        .set(AccountItems.LINK_GENERATION, AccountItems.next(account, change.at()))
                        .when(GENERATION, wish.generation())
                        .when(WANTED, wish.to().value())
                        .when(AccountItems.ENABLED, true)
                        .carry(change);
        return List.of(
                forget(update).write(),
                MemberItems.replace(member, MemberItems.read(member).at(wish.to()), change.at()),
                AccountItems.giveUp(before),
                new Write.Create(AccountItems.claim(Keys.email(wish.to()), before), change.at()));
    }
}
