package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Session;
import gatehouse.domain.TemporaryPassword;
import gatehouse.domain.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The change of what a person signs in with (D4).
public final class CredentialItems {
    /// When it was: that it changed may be told, what it is may not.
    private static final String PASSWORD_CHANGED = "passwordChangedAt";

    private CredentialItems() {}

    /// What is changed.
    ///
    /// @param passwordHash of the new password, if there is to be one
    /// @param username the new one, if there is to be one
    public record Wish(Optional<String> passwordHash, Optional<Username> username) {}

    /// The account with its new credentials, and the claims of its names: all or nothing. All
    /// sessions end but one, those started meanwhile as well, links that were mailed are void, and
    /// no other mail address is waited for. Another password takes the place of a temporary one,
    /// and the session may be used for everything. What happens to the one that goes on, or to the
    /// password, at the same moment has it planned again; nothing else can hinder it.
    ///
    /// @param item the account's
    /// @param keep the session that goes on, one of the item's
    /// @param who whose tries are forgiven
    public static List<Write> change(
            Item item, Wish wish, Session keep, String who, Change change) {
        var account = AccountItems.read(item);
        var goesOn = wish.passwordHash().isPresent() ? keep.withOwnPassword() : keep;
        var update =
                SessionWrites.endOthers(changed(item, change), goesOn)
                        .when(AccountItems.ENABLED, true)
                        .remove(TryItems.attribute(who));
        AccountItems.whenPassword(update, item);
        wish.passwordHash()
                .ifPresent(hash ->
                        TemporaryItems.forget(update)
                                .set(AccountItems.PASSWORD, hash)
                                .set(PASSWORD_CHANGED, change.at()));
        return named(account, update, wish, change);
    }

    /// The account with a temporary password that an administrator sets, and the claims of its
    /// names: all or nothing. The password of before is void, all sessions end, links that were
    /// mailed are void, no other mail address is waited for, and strangers' failures are forgiven:
    /// else they would keep out whom it is for.
    ///
    /// @param item the account's
    /// @param wish with the hash of the password
    public static List<Write> lend(Item item, Wish wish, Change change) {
        var update =
                changed(item, change)
                        .set(AccountItems.SESSIONS, Draft.map().item())
                        .set(PASSWORD_CHANGED, change.at())
                        .remove(TryItems.attribute(TryItems.STRANGER));
        AccountItems.password(update, AccountItems.links(item));
        TemporaryItems.put(
                update,
                AccountItems.links(item),
                wish.passwordHash().orElseThrow(),
                change.at().plus(TemporaryPassword.LIFE));
        return named(AccountItems.read(item), update, wish, change);
    }

    private static Updating changed(Item item, Change change) {
        return EmailChangeItems.forget(Updating.of(item.key()))
                .set(AccountItems.LINK_GENERATION, AccountItems.next(item, change.at()))
                .carry(change);
    }

    private static List<Write> named(Account account, Updating update, Wish wish, Change change) {
        wish.username()
                .ifPresent(name ->
                        update.when("username", account.username().value())
                                .set("username", name.value()));
        var writes = new ArrayList<Write>(List.of(update.write()));
        wish.username().ifPresent(name -> writes.addAll(claims(account, name, change)));
        return writes;
    }

    private static List<Write> claims(Account account, Username name, Change change) {
        return List.of(
                AccountItems.giveUp(Keys.username(account.username()), account.id()),
                new Write.Create(AccountItems.claim(Keys.username(name), account), change.at()));
    }
}
