package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.TemporaryPassword;
import gatehouse.domain.link.AccountLinks;
import java.time.Instant;
import java.util.Optional;

/// The temporary password of an account, as one attribute of its item. While it is there the one
/// that the person chose is not: so an account that nobody has activated stays one that has no
/// password, and whatever takes it away leaves none that would come back.
public final class TemporaryItems {
    private static final String TEMPORARY = "temporary";
    private static final String UNTIL = "until";
    private static final String SPENT = "spent";

    /// Where the hash stands.
    static final String HASH = TEMPORARY + ".hash";

    /// What stands in place of the hash of a password that was chosen and is void: nothing hashes
    /// to it, and the account stays activated.
    private static final String VOID = "*";

    private TemporaryItems() {}

    /// Reads it; empty where the person's password is the own one, or there is none.
    public static Optional<TemporaryPassword> read(Item account) {
        return Optional.of(account.map(TEMPORARY))
                .filter(map -> map.has(UNTIL))
                .map(map -> new TemporaryPassword(map.instant(UNTIL), map.flag(SPENT)));
    }

    /// Its hash.
    static Optional<String> hash(Item account) {
        return account.map(TEMPORARY).findText("hash");
    }

    /// Spends it with the session that it starts: of two sign-ins at one moment one write is
    /// refused.
    public static Updating spend(Updating write) {
        var place = TEMPORARY + "." + SPENT;
        return write.whenAbsent(place).set(place, true);
    }

    /// Has a write void whatever temporary password there is by then.
    static Updating forget(Updating write) {
        return write.remove(TEMPORARY);
    }

    /// Has a write put one in place of the password, and of an older temporary one.
    ///
    /// @param links whether there was a password, on whose condition the write must be
    static Updating put(Updating write, AccountLinks links, String hash, Instant until) {
        if (links.hasPassword()) {
            write.set(AccountItems.PASSWORD, VOID);
        }
        return write.set(TEMPORARY, Draft.map().put("hash", hash).put(UNTIL, until).item());
    }

    /// One for somebody new, beside the link that activates the account: whichever is used first
    /// voids the other. Not if there is one already, a newer link, or somebody has come. It changes
    /// no log: what gave the link has told of it.
    ///
    /// @param links what it was decided on
    public static Write give(Account account, AccountLinks links, String hash, Instant until) {
        var update =
                ExternalClaims.whenUnclaimed(Updating.of(Keys.account(account.id())))
                        .when(AccountItems.ENABLED, true)
                        .when(AccountItems.LINK_GENERATION, links.generation())
                        .whenAbsent(TEMPORARY);
        return put(update, links, hash, until).write();
    }
}
