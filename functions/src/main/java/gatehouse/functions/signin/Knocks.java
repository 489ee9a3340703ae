package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.TryItems;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventId;
import gatehouse.domain.Login;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.functions.Devices;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Finds the account of a name, and counts the try before anything is judged. Whether somebody has
/// the name shows neither in the answer nor in the work (F1).
final class Knocks {
    /// Read where there is nothing to be found, so that the work is the same.
    private static final Username NO_NAME = new Username("nobody");

    private static final TenantId NO_HOME = new TenantId("nobody");

    private final Table table;
    private final Attempts attempts;
    private final Devices devices;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Knocks(Table table, Attempts attempts, Devices devices, Clock clock, RandomGenerator random) {
        this.table = table;
        this.attempts = attempts;
        this.devices = devices;
        this.clock = clock;
        this.random = random;
    }

    /// Somebody at the door, with a try that is counted.
    ///
    /// @param code the try at a code, where one is to be judged: apart from the other, of the
    ///   account, and not yet counted
    /// @param device the name of a known one
    /// @param home where the account is at home
    /// @param elsewhere why no password is taken there: people come from an identity provider (B3).
    ///   Only who knows the password may be told
    record Knock(
            Attempt attempt,
            Optional<Attempt> code,
            Optional<String> device,
            Key home,
            Optional<Refusal> elsewhere) {
        Optional<Item> account() {
            return attempt.account();
        }

        /// Has a write forget both tries, and all before them, if no code was tried since.
        Updating forgive(Updating write) {
            var forgiven = attempt.forgive(write);
            return code.map(open -> open.forgiveAll(forgiven)).orElse(forgiven);
        }
    }

    /// Counts the try of whoever typed a name.
    ///
    /// @return refused with 429 where the account, the device or the source has to wait
    Outcome<Knock> at(String typed, Request request) {
        var source = request.origin().source();
        // one canonical text for both: another spelling would tell a name that is known
        var login = Login.of(typed);
        var name = login.username();
        var claim = Keys.username(name.orElse(NO_NAME));
        var now = clock.instant();
        var read = table.batch(List.of(claim, Sources.key(source, now)));
        var known = Optional.ofNullable(read.get(claim)).filter(_ -> name.isPresent());
        var account = known.map(AccountItems::claimant);
        var device = account.flatMap(id -> devices.known(request, id));
        var wait = Sources.waitAt(source, read, now);
        if (device.isEmpty() && !wait.isZero()) {
            return Outcome.refused(fromThere(wait));
        }
        var home = Keys.tenant(known.map(AccountItems::claimantHome).orElse(NO_HOME));
        return begin(account, login, device, home)
                .fold(
                        Outcome::done,
                        waiting -> {
                            // whoever goes on at a door that is shut counts as well
                            var _ = table.commit(Sources.failed(source, now));
                            return Outcome.refused(waiting);
                        });
    }

    /// A try at a code of somebody who has given the right password: one for the account, whoever
    /// it is and wherever from, which no reset and no password forgives. So whoever has a person's
    /// mailbox or password gets no more guesses than anybody, and whoever has neither cannot keep
    /// the owner's codes waiting.
    ///
    /// @return refused with 429 where codes have to wait; the password was right, so its try is
    ///   given back
    Outcome<Knock> withCode(Knock knock, Request request) {
        return attempts.open(knock.account().orElseThrow(), TryItems.CODE)
                .fold(
                        code ->
                                Outcome.done(
                                        new Knock(
                                                knock.attempt(),
                                                Optional.of(code),
                                                knock.device(),
                                                knock.home(),
                                                knock.elsewhere())),
                        waiting -> {
                            giveBack(knock);
                            var source = request.origin().source();
                            var _ = table.commit(Sources.failed(source, clock.instant()));
                            return Outcome.refused(waiting);
                        });
    }

    /// Counts that a code was wrong.
    ///
    /// @return whether none was tried since it was judged; else it is to be judged anew
    boolean count(Knock knock) {
        return knock.code().map(attempts::count).orElse(true);
    }

    /// Takes back what was right as far as it went.
    void giveBack(Knock knock) {
        attempts.giveBack(knock.attempt());
    }

    /// The same knock at what is true now.
    Knock again(Knock knock) {
        var place = knock.attempt().place();
        var read = table.batch(List.of(place, knock.home()));
        return new Knock(
                knock.attempt().at(Optional.ofNullable(read.get(place))),
                knock.code(),
                knock.device(),
                knock.home(),
                elsewhere(read, knock.home()));
    }

    /// Counts that the try was wrong, and says what the answer is. That it was wrong is told only
    /// where it could be counted at the source: so however many come at once, no source learns of
    /// more wrong ones than it may.
    Refusal failed(Knock knock, Request request) {
        var source = request.origin().source();
        var now = clock.instant();
        var count =
                knock.device().isPresent()
                        ? Sources.failed(source, now)
                        : Sources.failedAgain(source, now);
        // a wrong code may be the last free one of both: the person is told once
        var last = knock.code().filter(code -> code.counted().isLastFree()).orElse(knock.attempt());
        var lock = attempts.lock(last, request.origin());
        if (lock.isPresent()) {
            var both = List.of(count, lock.get());
            if (table.commit(both, EventId.next(random)) == Committed.STORED) {
                return new Refusal.WrongCredentials();
            }
            // one of them stood in the other's way
            attempts.failed(last, request.origin());
        }
        return table.commit(count) == Committed.STORED
                ? new Refusal.WrongCredentials()
                : fromThere(Sources.restOfHour(now));
    }

    private static Refusal fromThere(Duration wait) {
        return new Refusal.TooMany("Too many failed to sign in from this network", wait);
    }

    private Outcome<Knock> begin(
            Optional<AccountId> account, Login typed, Optional<String> device, Key home) {
        var place = account.map(Keys::account).orElse(Keys.nobody(typed));
        var read = table.batch(List.of(place, home));
        var item = Optional.ofNullable(read.get(place));
        var attempt =
                account.isPresent() && item.isPresent()
                        ? attempts.begin(item.get(), device.orElse(TryItems.STRANGER))
                        : attempts.beginAtNobody(typed, item);
        return attempt.map(counted ->
                new Knock(counted, Optional.empty(), device, home, elsewhere(read, home)));
    }

    private static Optional<Refusal> elsewhere(Map<Key, Item> read, Key home) {
        return Optional.ofNullable(read.get(home))
                .map(TenantItems::read)
                .flatMap(Tenant::refusesPasswords);
    }
}
