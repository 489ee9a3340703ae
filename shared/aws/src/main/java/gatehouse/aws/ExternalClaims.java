package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.ExternalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By what id an external identity provider knows whom: the claims, the accounts that have one, and
/// the nonces that were used.
public final class ExternalClaims {
    static final String EXTERNAL = "external";

    /// Longer than a request can take.
    private static final Duration LATE = Duration.ofHours(1);

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

    /// Has a write succeed only while an account is unclaimed.
    static Updating whenUnclaimed(Updating write) {
        return write.whenAbsent(EXTERNAL).whenAbsent(AccountItems.PASSWORD);
    }

    /// That an account is still unclaimed.
    static Write stillUnclaimed(Key account) {
        return Write.without(account, Set.of(EXTERNAL, AccountItems.PASSWORD));
    }

    /// Makes an account known by an external id, if it is still unclaimed, enabled and of the same
    /// mail address, and nobody else is known by that id.
    public static List<Write> link(Account account, ExternalId id, Change change) {
        return List.of(
                claim(account, id, change.at()),
                whenUnclaimed(TemporaryItems.forget(Updating.of(Keys.account(account.id()))))
                        .set(EXTERNAL, id.hash())
                        .carry(change)
                        .when(AccountItems.ENABLED, true)
                        .when("email", account.email().value())
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

    /// Uses a nonce up, if nobody has. It stands for longer than anybody takes it: who has judged
    /// it in its last moment may write only after that.
    ///
    /// @param until when nobody takes it any more
    public static Write spend(String nonce, Instant now, Instant until) {
        long gone = until.plus(LATE).getEpochSecond();
        var item = Draft.at(Keys.nonce(nonce)).put(Item.TTL, gone).item();
        return new Write.Create(item, now);
    }

    private static Write claim(Account account, ExternalId id, Instant now) {
        return new Write.Create(AccountItems.claim(Keys.external(id), account), now);
    }
}
