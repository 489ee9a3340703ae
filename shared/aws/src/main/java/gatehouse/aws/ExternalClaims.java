package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.ExternalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By what id an external identity provider knows whom: the claims, the accounts that have one, and
/// the nonces that were used.
public final class ExternalClaims {
    private static final String EXTERNAL = "external";

    private ExternalClaims() {}

    /// The hash of the external id by which an account is known, if it is.
    static Optional<String> hash(Item account) {
        return account.findText(EXTERNAL);
    }

    /// Whether somebody may yet be found to be an account's person: nobody has set a password or
    /// come from a provider.
    ///
    /// @param account its item
    public static boolean isUnclaimed(Item account) {
        return !account.has(EXTERNAL) && !account.has(AccountItems.PASSWORD);
    }

    /// Makes an account known by an external id, if it is still unclaimed and enabled, and nobody
    /// else is known by that id.
    public static List<Write> link(Account account, ExternalId id, Change change) {
        return List.of(
                claim(account, id, change.at()),
                Updating.of(Keys.account(account.id()))
                        .set(EXTERNAL, id.hash())
                        .carry(change)
                        .when(AccountItems.ENABLED, true)
                        .whenAbsent(EXTERNAL)
                        .whenAbsent(AccountItems.PASSWORD)
                        .write());
    }

    /// A new account that is known by an external id, with all its claims: four items, to be
    /// written together with its home member.
    public static List<Write> create(Account account, ExternalId id, Instant now) {
        var writes = new ArrayList<Write>();
        for (var write : AccountItems.create(account, "", now)) {
            writes.add(
                    write instanceof Write.Create create
                                    && create.key().equals(Keys.account(account.id()))
                            ? new Write.Create(
                                    create.item().edit().put(EXTERNAL, id.hash()).item(), now)
                            : write);
        }
        writes.add(claim(account, id, now));
        return List.copyOf(writes);
    }

    /// Uses a nonce up, if nobody has.
    ///
    /// @param until when nobody takes it any more
    public static Write spend(String nonce, Instant now, Instant until) {
        var item = Draft.at(Keys.nonce(nonce)).put(Item.TTL, until.getEpochSecond()).item();
        return new Write.Create(item, now);
    }

    private static Write claim(Account account, ExternalId id, Instant now) {
        return new Write.Create(AccountItems.claim(Keys.external(id), account), now);
    }
}
