package gatehouse.functions.credentials;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Pause;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Hmac;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.link.EmailChange;
import gatehouse.domain.link.Purpose;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// `POST /v1/email-changes/complete`: makes the address the account's to which the link was sent
/// (D3). It signs nobody in, and out.
final class CompleteEmailChange implements Verb {
    private static final int TRIES = 4;
    private static final Refusal TAKEN =
            new Refusal.Conflict("The mail address belongs to another account");

    private final Table table;
    private final Supplier<Hmac> keys;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    CompleteEmailChange(
            Table table, Supplier<Hmac> keys, Stamps stamps, Clock clock, RandomGenerator random) {
        this.table = table;
        this.keys = keys;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    /// What stands there, if the link is good.
    private record Found(Item account, Item member, EmailChange wish) {}

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var token = form.linkToken();
        return form.ifGood(() ->
                Presented.read(token.orElseThrow(), Purpose.EMAIL, keys.get())
                        .map(link -> take(link, request))
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    /// Lost to whoever changed something else of the person at that moment, it is tried again.
    private Outcome<Answer> take(Presented link, Request request) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            switch (open(link)) {
                case Outcome.Refused<Found>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<Found>(var found) -> {
                    // the link is good still: then it was the address that stood in the way
                    if (tries > 0 && table.get(Keys.email(found.wish().to())).isPresent()) {
                        return Outcome.refused(TAKEN);
                    }
                    if (table.commit(writes(found, request), EventId.next(random))
                            == Committed.STORED) {
                        return Outcome.done(Answer.done());
                    }
                }
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private Outcome<Found> open(Presented link) {
        var account = Keys.account(link.id());
        var member = Keys.member(link.token().tenant(), link.id());
        return found(table.batch(List.of(account, member)), account, member)
                .map(found ->
                        found.wish().use(link.token(), link.id(), clock.instant()).map(_ -> found))
                .orElseGet(() -> Outcome.refused(new Refusal.Gone(clock.instant())));
    }

    /// Empty where there is no such account any more, it is disabled, or it waits for no address.
    private static Optional<Found> found(Map<Key, Item> read, Key account, Key member) {
        return Optional.ofNullable(read.get(account))
                .filter(item -> AccountItems.read(item).enabled())
                .flatMap(item ->
                        Optional.ofNullable(read.get(member))
                                .flatMap(home ->
                                        EmailChangeItems.read(item)
                                                .map(wish -> new Found(item, home, wish))));
    }

    private List<Write> writes(Found found, Request request) {
        Account account = AccountItems.read(found.account());
        var change =
                stamps.atHome(
                        account,
                        clock.instant(),
                        request.origin(),
                        EventType.EMAIL_CHANGED,
                        Subject.of(account.id()));
        return EmailChangeItems.take(found.account(), found.member(), found.wish(), change);
    }
}
