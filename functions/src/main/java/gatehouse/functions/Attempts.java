package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Pause;
import gatehouse.aws.Table;
import gatehouse.aws.TryItems;
import gatehouse.aws.Updating;
import gatehouse.aws.Write;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Login;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.Tries;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Counts tries at passwords and codes, each before it is judged, or before anybody is told what
/// came of it, so that guesses made at the same moment are counted as well (F1). Whoever judged it
/// right forgives it, in the write that follows, by [Attempt#forgive]; whoever judged it wrong says
/// so by [#failed].
public final class Attempts {
    private static final int RACES = 8;
    private static final String TOO_MANY = "Too many tries failed: wait, or ask for a reset";

    /// No reset helps: else who reads the person's mail would have five more with each.
    private static final String TOO_MANY_CODES = "Too many codes were wrong: wait";

    private final Table table;
    private final Stamps stamps;
    private final Clock clock;
    private final TenantId vendor;
    private final RandomGenerator random;

    @Inject
    public Attempts(
            Table table, Stamps stamps, Clock clock, TenantId vendor, RandomGenerator random) {
        this.table = table;
        this.stamps = stamps;
        this.clock = clock;
        this.vendor = vendor;
        this.random = random;
    }

    /// A try that is counted.
    ///
    /// @param account as it was when the try was counted; empty for a name that nobody has
    public record Attempt(
            Key place, Optional<Item> account, String who, Tries before, Tries counted) {

        /// The same try at the account as it is now.
        public Attempt at(Optional<Item> now) {
            return new Attempt(place, now, who, before, counted);
        }

        /// Has a write forget it, and all before it.
        public Updating forgive(Updating write) {
            return write.remove(TryItems.attribute(who));
        }

        /// The same of one that [Attempts#open] gave, if none was counted since.
        public Updating forgiveAll(Updating write) {
            return TryItems.forgive(write, who, before);
        }
    }

    /// Counts a try at an account.
    ///
    /// @param account as it was read
    /// @param who [TryItems#STRANGER], [TryItems#CODE], a known device, or the session whose own
    ///   tries these are
    /// @return refused with 429 where it has to wait first; nothing may be judged then
    public Outcome<Attempt> begin(Item account, String who) {
        return begin(account.key(), Optional.of(account), who);
    }

    /// A try at an account that is not counted yet, for who judges it without a request. What came
    /// of it may be told only once a write has stood that was on the condition that none was
    /// counted since: [Attempt#forgiveAll] where it was right, else [#count]. Of guesses that are
    /// made at the same moment one is told then, and the others are judged anew.
    ///
    /// @return refused with 429 where it has to wait first
    public Outcome<Attempt> open(Item account, String who) {
        var now = clock.instant();
        var before = TryItems.read(Optional.of(account), who);
        var wait = before.waitAt(now);
        return wait.isZero()
                ? Outcome.done(
                        new Attempt(
                                account.key(), Optional.of(account), who, before, before.next(now)))
                : Outcome.refused(tooMany(who, wait));
    }

    /// Counts one that [#open] gave, and that was wrong.
    ///
    /// @return whether none was counted since; else it is to be judged anew
    public boolean count(Attempt open) {
        var id = EventId.next(random);
        var count =
                TryItems.count(
                        open.place(),
                        open.account(),
                        open.who(),
                        open.before(),
                        open.counted(),
                        id);
        return table.commit(TryItems.ofAccount(count)) == Committed.STORED
                || TryItems.isCounted(table.get(open.place()), open.who(), id);
    }

    /// Counts a try at a name that nobody has: the same work, and the same answer.
    ///
    /// @param typed whatever it is
    /// @param read what stands at [Keys#nobody]
    public Outcome<Attempt> beginAtNobody(Login typed, Optional<Item> read) {
        return begin(Keys.nobody(typed), read, TryItems.STRANGER);
    }

    /// Tells that a try was wrong, of the last one that was free: the next has to wait.
    public void failed(Attempt attempt, Origin origin) {
        // lost where it was forgiven meanwhile: then nothing waits
        lock(attempt, origin)
                .ifPresent(write -> {
                    var _ = table.commit(write);
                });
    }

    /// The write by which that is told, for who has more to write; empty where nothing is.
    public Optional<Write> lock(Attempt attempt, Origin origin) {
        return Optional.of(attempt)
                .filter(wrong -> wrong.counted().isLastFree())
                .map(wrong ->
                        wrong.account()
                                .map(item -> lockAccount(wrong, item, origin))
                                .orElseGet(
                                        () -> TryItems.lockNobody(wrong.place(), wrong.counted())));
    }

    private Write lockAccount(Attempt wrong, Item item, Origin origin) {
        return TryItems.lockAccount(
                wrong.place(),
                wrong.who(),
                wrong.counted(),
                locked(item, wrong.counted().last(), origin));
    }

    /// Takes a try back that was right as far as it went.
    public void giveBack(Attempt attempt) {
        // lost where another was counted since: then this one stays, which is the safer
        var _ =
                table.commit(
                        TryItems.giveBack(
                                attempt.place(),
                                attempt.who(),
                                attempt.before(),
                                attempt.counted()));
    }

    private Outcome<Attempt> begin(Key place, Optional<Item> read, String who) {
        var item = read;
        for (int races = 0; races < RACES; races++) {
            Pause.before(races);
            var now = clock.instant();
            var before = TryItems.read(item, who);
            var wait = before.waitAt(now);
            if (!wait.isZero()) {
                return Outcome.refused(tooMany(who, wait));
            }
            var after = before.next(now);
            var id = EventId.next(random);
            var count = TryItems.count(place, item, who, before, after, id);
            if (table.commit(write(place, count, after)) == Committed.STORED) {
                return Outcome.done(new Attempt(place, account(place, item), who, before, after));
            }
            var counted = Optional.ofNullable(table.batch(List.of(place)).get(place));
            if (TryItems.isCounted(counted, who, id)) {
                return Outcome.done(new Attempt(place, account(place, item), who, before, after));
            }
            item = counted;
        }
        return Outcome.refused(tooMany(who, Duration.ofSeconds(1)));
    }

    private static Refusal tooMany(String who, Duration wait) {
        return new Refusal.TooMany(who.equals(TryItems.CODE) ? TOO_MANY_CODES : TOO_MANY, wait);
    }

    private static Write write(Key place, Updating count, Tries after) {
        return Keys.isAccount(place)
                ? TryItems.ofAccount(count)
                : TryItems.ofNobody(count, after.last());
    }

    private static Optional<Item> account(Key place, Optional<Item> item) {
        return item.filter(_ -> Keys.isAccount(place));
    }

    private Change locked(Item item, Instant now, Origin origin) {
        var account = AccountItems.read(item);
        return stamps.change(
                EventType.ACCOUNT_LOCKED,
                account.home(),
                Subject.of(account.id()),
                Author.system(vendor),
                now,
                "",
                origin);
    }
}
