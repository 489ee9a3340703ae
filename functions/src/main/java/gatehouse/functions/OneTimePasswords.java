package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TemporaryItems;
import gatehouse.domain.Account;
import gatehouse.domain.Keyring;
import gatehouse.domain.TemporaryPassword;
import gatehouse.domain.link.AccountLinks;
import gatehouse.domain.link.OneTimePassword;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives somebody new a password for one sign-in, for the mail that brings the link to the account
/// as well (D6). Whoever writes the mail does it, and nobody else knows the password: its hash is
/// stored just before it is told. However often the mail is written, it tells the same.
///
/// @see <a href="../../../../../../docs/decisions/0037-temporary-passwords.md">Decision 37</a>
public final class OneTimePasswords {
    private final Table table;
    private final Supplier<Keyring> keys;
    private final Passwords passwords;

    /// @param keys those of links
    @Inject
    public OneTimePasswords(Table table, Supplier<Keyring> keys, Passwords passwords) {
        this.table = table;
        this.keys = keys;
        this.passwords = passwords;
    }

    /// The password that goes with an account's newest link, good from now on.
    ///
    /// @param links what the account knows of its links
    /// @return empty where it would let nobody in: the link is void, somebody has come already, or
    ///   there is another temporary password
    public Optional<OneTimePassword> give(Account account, AccountLinks links) {
        var password = OneTimePassword.of(account.id(), links, keys.get());
        var hash = passwords.hash(password.text());
        var until = Instant.ofEpochMilli(links.generation()).plus(TemporaryPassword.LIFE);
        boolean given =
                table.commit(TemporaryItems.give(account, links, hash, until)) == Committed.STORED
                        || isThere(account, password);
        return Optional.of(password).filter(_ -> given);
    }

    /// Whether it was given before, when the mail was first written, and is not spent.
    private boolean isThere(Account account, OneTimePassword password) {
        return table.get(Keys.account(account.id()))
                .filter(OneTimePasswords::isUnspent)
                .map(AccountItems::passwordHash)
                .filter(hash -> passwords.matches(password.text(), hash))
                .isPresent();
    }

    private static boolean isUnspent(Item account) {
        return AccountItems.read(account).enabled()
                && TemporaryItems.read(account).filter(known -> !known.spent()).isPresent();
    }
}
