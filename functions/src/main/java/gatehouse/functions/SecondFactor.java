package gatehouse.functions;

import gatehouse.aws.Item;
import gatehouse.aws.TotpItems;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import gatehouse.domain.factor.Enrolment;
import gatehouse.domain.factor.Enrolment.Use;
import gatehouse.domain.factor.Sealing;
import gatehouse.domain.factor.Totp;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What signing in takes beside the password, where an account has it on (F1).
public final class SecondFactor {
    private final Supplier<Sealing> keys;
    private final RandomGenerator random;

    /// @param keys asked only for accounts that have a secret
    @Inject
    public SecondFactor(Supplier<Sealing> keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /// Whether the second factor lets somebody in whose password is right.
    public sealed interface Verdict {

        /// The password is enough.
        record NotNeeded() implements Verdict {}

        /// The code is good, if what comes of it can be written.
        record Good(Spending spending) implements Verdict {}

        /// A code is needed, and none came.
        record Missing() implements Verdict {}

        /// The code is none, or was used before.
        record Wrong() implements Verdict {}
    }

    /// What a good code used up. It must be written with whatever the code was given for: of two
    /// that come with the same code at once, one write is refused.
    public record Spending(Item account, Use use, Supplier<Sealing> keys, RandomGenerator random) {

        /// The write with it.
        public Updating in(Updating write) {
            return TotpItems.spend(write, account, use, keys.get(), random);
        }

        /// Whether it was a recovery code.
        public boolean isRecovery() {
            return use instanceof Use.Recovery;
        }
    }

    /// Judges what came beside the right password.
    ///
    /// @param account the item, as it was read now
    /// @param code as it was typed: of the app, or a recovery code; empty where none came
    public Verdict judge(Item account, String code, Instant now) {
        return switch (of(account)) {
            case Enrolment.None(), Enrolment.Begun _ -> new Verdict.NotNeeded();
            case Enrolment.On on ->
                    code.isBlank() ? new Verdict.Missing() : judge(account, on, code, now);
        };
    }

    private Verdict judge(Item account, Enrolment.On on, String code, Instant now) {
        var use = on.use(code, new AccountId(account.text("id")), now);
        return use instanceof Use.Wrong
                ? new Verdict.Wrong()
                : new Verdict.Good(new Spending(account, use, keys, random));
    }

    /// How far an account has come with it.
    public Enrolment of(Item account) {
        return TotpItems.read(account, keys);
    }

    /// A secret as it may be stored.
    public String seal(Totp totp, AccountId owner) {
        return keys.get().seal(totp.secret(), TotpItems.owner(owner), random);
    }

    /// New recovery codes.
    public Enrolment.Codes codes(AccountId account) {
        return Enrolment.Codes.next(account, random);
    }
}
