package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.Member;
import gatehouse.domain.link.EmailChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    /// A wish, in place of an older one.
    ///
    /// @param change when it was asked is the link's generation
    public static Write ask(Account account, Email to, Change change) {
        return Updating.of(Keys.account(account.id()))
                .set(WANTED, to.value())
                .set(GENERATION, change.at().toEpochMilli())
                .when(AccountItems.ENABLED, true)
                .carry(change)
                .write();
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
                        .remove(WANTED)
                        .remove(GENERATION)
                        .when(GENERATION, wish.generation())
                        .when(AccountItems.ENABLED, true)
                        .carry(change);
        return List.of(
                update.write(),
                MemberItems.replace(member, at(MemberItems.read(member), wish.to())),
                new Write.Delete(
                        Keys.email(before.email()),
                        Map.of("account", AttributeValue.fromS(before.id().value()))),
                new Write.Create(AccountItems.claim(Keys.email(wish.to()), before), change.at()));
    }

    private static Member at(Member member, Email email) {
        return new Member(
                member.account(),
                member.tenant(),
                member.home(),
                email,
                member.name(),
                member.enabled(),
                member.grants());
    }
}
