package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Session;
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
    /// no other mail address is waited for. What happens to the one that goes on, or to the
    /// password, at the same moment has it planned again; nothing else can hinder it.
    ///
    /// @param item the account's
    /// @param keep the session that goes on, one of the item's
    /// @param who whose tries are forgiven
    public static List<Write> change(
            Item item, Wish wish, Session keep, String who, Change change) {
        var account = AccountItems.read(item);
        var update =
                SessionWrites.endOthers(EmailChangeItems.forget(Updating.of(item.key())), keep)
                        .when(AccountItems.ENABLED, true)
                        .remove(TryItems.attribute(who))
                        .set(AccountItems.LINK_GENERATION, AccountItems.next(item, change.at()))
                        .carry(change);
        var judged = AccountItems.passwordHash(item);
        AccountItems.renew(update, judged, wish.passwordHash().orElse(judged));
        wish.passwordHash().ifPresent(_ -> update.set(PASSWORD_CHANGED, change.at()));
        wish.username().ifPresent(name -> update.set("username", name.value()));
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
