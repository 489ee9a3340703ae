package gatehouse.domain.factor;

import gatehouse.domain.AccountId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// How far an account has come with its second factor (F1). Only once a first code has shown that
/// the app works does the account ask for one.
public sealed interface Enrolment {

    /// Nothing is asked for beside the password.
    record None() implements Enrolment {}

    /// The app was told the secret; no code has come yet.
    record Begun(Totp totp) implements Enrolment {

        /// Turns it on, with the first code of the app, which is used up by that.
        ///
        /// @param fresh the recovery codes to go with it
        public Outcome<On> confirm(String typed, Codes fresh, Instant now) {
            return totp.match(typed, 0, now)
                    .map(step -> Outcome.done(new On(totp, step, fresh.hashes())))
                    .orElseGet(() -> Outcome.refused(WRONG));
        }
    }

    /// It is on.
    ///
    /// @param lastStep the last one whose code was taken
    /// @param recovery the hashes of the recovery codes that are left
    record On(Totp totp, long lastStep, Set<String> recovery) implements Enrolment {
        public On {
            recovery = Set.copyOf(recovery);
        }

        /// What a code that somebody typed comes to.
        public Use use(String typed, AccountId account, Instant now) {
            return totp.match(typed, lastStep, now)
                    .<Use>map(Use.Step::new)
                    .or(() ->
                            RecoveryCode.parse(typed)
                                    .map(known -> known.hash(account))
                                    .filter(recovery::contains)
                                    .map(Use.Recovery::new))
                    .orElseGet(Use.Wrong::new);
        }
    }

    /// What a code comes to. Each is good once: what it used up has to be written with whatever it
    /// was given for.
    sealed interface Use {
        /// A code of the app.
        record Step(long step) implements Use {}

        /// A recovery code.
        record Recovery(String hash) implements Use {}

        /// None that is good now.
        record Wrong() implements Use {}
    }

    /// New recovery codes, which are told once.
    ///
    /// @param codes in no order
    /// @param hashes what is kept of them
    record Codes(List<RecoveryCode> codes, Set<String> hashes) {
        public Codes {
            codes = List.copyOf(codes);
            hashes = Set.copyOf(hashes);
        }

        public static Codes next(AccountId account, RandomGenerator random) {
            var codes = RecoveryCode.next(random);
            return new Codes(
                    codes,
                    codes.stream().map(code -> code.hash(account)).collect(Collectors.toSet()));
        }
    }

    /// Begins, or begins anew where no code has come yet.
    default Outcome<Begun> begin(RandomGenerator random) {
        return switch (this) {
            case None(), Begun _ -> Outcome.done(new Begun(Totp.next(random)));
            case On _ -> Outcome.refused(new Refusal.Conflict("The second factor is on already"));
        };
    }

    /// It, where a code is to confirm it.
    default Outcome<Begun> begun() {
        return switch (this) {
            case None() -> Outcome.refused(new Refusal.Conflict("No second factor was begun"));
            case Begun begun -> Outcome.done(begun);
            case On _ -> Outcome.refused(new Refusal.Conflict("The second factor is on already"));
        };
    }

    /// It, where it is on.
    default Outcome<On> on() {
        return switch (this) {
            case On on -> Outcome.done(on);
            case None(), Begun _ -> Outcome.refused(new Refusal.Conflict("No second factor is on"));
        };
    }

    /// A code that is none, or none any more.
    Refusal WRONG = Refusal.Invalid.at("/code", "is not a code that is good now");
}
