package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Change;
import gatehouse.domain.Session;
import gatehouse.domain.factor.Enrolment;
import gatehouse.domain.factor.Enrolment.Use;
import gatehouse.domain.factor.Sealing;
import gatehouse.domain.factor.Totp;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The second factor of an account, as one attribute of its item: the secret, sealed; once it is
/// on, the last step used and the hashes of the recovery codes that are left.
public final class TotpItems {
    static final String TOTP = "totp";
    private static final String SECRET = "secret";
    private static final String STEP = "step";
    private static final String RECOVERY = "recovery";

    private TotpItems() {}

    /// Whether signing in takes a code.
    public static boolean isOn(Item account) {
        return account.map(TOTP).has(STEP);
    }

    /// Reads it.
    ///
    /// @param keys asked only if there is a secret to open
    public static Enrolment read(Item account, Supplier<Sealing> keys) {
        var totp = account.map(TOTP);
        if (!totp.has(SECRET)) {
            return new Enrolment.None();
        }
        var secret = Totp.of(keys.get().open(totp.text(SECRET), owner(account)));
        return totp.has(STEP)
                ? new Enrolment.On(
                        secret, totp.number(STEP), totp.map(RECOVERY).attributes().keySet())
                : new Enrolment.Begun(secret);
    }

    /// Keeps a secret that no code has confirmed yet, unless the second factor is on.
    public static Updating begin(Account account, String sealed) {
        return Updating.of(Keys.account(account.id()))
                .set(TOTP, Draft.map().put(SECRET, sealed).item())
                .when(AccountItems.ENABLED, true)
                .whenBelow(path(STEP), 0);
    }

    /// Turns it on, if the secret is still the one that was read, and ends all other sessions.
    public static Updating confirm(Item account, Enrolment.On on, Session session, Change change) {
        var secret = secret(account);
        var next =
                Draft.map()
                        .put(SECRET, secret)
                        .put(STEP, on.lastStep())
                        .put(RECOVERY, codes(on.recovery()));
        var write =
                Updating.of(account.key())
                        .set(TOTP, next.item())
                        .carry(change)
                        .when(AccountItems.ENABLED, true)
                        .when(path(SECRET), secret)
                        .whenBelow(path(STEP), 0);
        return SessionWrites.endOthers(write, session);
    }

    /// Puts other recovery codes in place of those that are left, for a code that was not used
    /// meanwhile, and ends all other sessions.
    public static Updating replaceCodes(
            Item account, Use use, Set<String> hashes, Session session, Change change) {
        var write =
                Updating.of(account.key())
                        .set(path(RECOVERY), codes(hashes))
                        .carry(change)
                        .when(AccountItems.ENABLED, true);
        if (use instanceof Use.Step(var step)) {
            write.set(path(STEP), step);
        }
        return SessionWrites.endOthers(unspent(write, account, use), session);
    }

    /// Turns it off, for a code that was not used meanwhile, and ends all other sessions.
    public static Updating remove(Item account, Use use, Session session, Change change) {
        var write = Updating.of(account.key()).carry(change).when(AccountItems.ENABLED, true);
        return SessionWrites.endOthers(unspent(write, account, use).remove(TOTP), session);
    }

    /// Spends a code with whatever it was given for, if it was not spent meanwhile. A secret that
    /// an old key sealed is sealed anew on that occasion.
    public static Updating spend(
            Updating write, Item account, Use use, Sealing keys, RandomGenerator random) {
        var secret = secret(account);
        if (!keys.isNewest(secret)) {
            var owner = owner(account);
            write.set(path(SECRET), keys.seal(keys.open(secret, owner), owner, random));
        }
        return switch (use) {
            case Use.Step(var step) -> unspent(write, account, use).set(path(STEP), step);
            case Use.Recovery(var hash) ->
                    unspent(write, account, use).remove(path(RECOVERY) + "." + hash);
            case Use.Wrong() -> throw new IllegalArgumentException("nothing to spend");
        };
    }

    /// Has a write succeed only while signing in takes no code.
    public static Updating whenOff(Updating write) {
        return write.whenBelow(path(STEP), 0);
    }

    /// Whose secret it is, as the seal says.
    public static String owner(AccountId account) {
        return account.value();
    }

    private static String owner(Item account) {
        return owner(new AccountId(account.text("id")));
    }

    private static Updating unspent(Updating write, Item account, Use use) {
        write.when(path(SECRET), secret(account));
        return switch (use) {
            case Use.Step(var step) -> write.whenBelow(path(STEP), step);
            case Use.Recovery(var hash) -> write.whenPresent(path(RECOVERY) + "." + hash);
            case Use.Wrong() -> throw new IllegalArgumentException("nothing was good");
        };
    }

    private static String secret(Item account) {
        return account.map(TOTP).text(SECRET);
    }

    private static Item codes(Set<String> hashes) {
        var all = Draft.map();
        hashes.forEach(hash -> all.put(hash, true));
        return all.item();
    }

    private static String path(String name) {
        return TOTP + "." + name;
    }
}
