package gatehouse.functions.credentials;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Pause;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Hmac;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.link.Purpose;
import gatehouse.functions.CommonPasswords;
import gatehouse.functions.Devices;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Takes the password that somebody chose by the link of a mail. The link is judged first: a dead
/// one is dead whatever comes with it, and a password that will not do spends nothing (F5).
final class ChosenPasswords {
    private static final int TRIES = 4;

    private final Table table;
    private final Supplier<Hmac> keys;
    private final Passwords passwords;
    private final Devices devices;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    ChosenPasswords(
            Table table,
            Supplier<Hmac> keys,
            Passwords passwords,
            Devices devices,
            Stamps stamps,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.keys = keys;
        this.passwords = passwords;
        this.devices = devices;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    Outcome<Answer> take(Request request, Purpose purpose, EventType type) {
        var form = request.form();
        var token = form.linkToken();
        var password = form.required("password", Optional::of, "must be text");
        if (token.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(form.faults()));
        }
        var link = token.flatMap(text -> Presented.read(text, purpose, keys.get()));
        if (link.isEmpty()) {
            return Outcome.refused(new Refusal.Hidden());
        }
        return open(link.get())
                .then(good -> {
                    password.map(chosen -> faults(chosen, good))
                            .orElse(List.of())
                            .forEach(fault -> form.fault("/password", fault));
                    return form.ifGood(
                            () -> chosen(link.get(), good, password.orElseThrow(), type, request));
                });
    }

    /// Whoever reads the person's mail is no stranger: the browser is known from now on, under a
    /// new name, against which no failures count.
    private Answer done(Presented link, Request request) {
        return Answer.done().with(devices.remember(request, link.id(), Optional.empty()));
    }

    private Outcome<Presented.Good> open(Presented link) {
        return link.in(table.batch(link.places()), clock.instant());
    }

    private static List<String> faults(String chosen, Presented.Good good) {
        var own = Stream.concat(good.account().words().stream(), Stream.of(good.tenant())).toList();
        return Password.faults(chosen, CommonPasswords::contain, own);
    }

    /// Lost to another who used the link, it is dead; lost to who else became an administrator at
    /// that moment, or to who changed the person's roles, it is tried again.
    private Outcome<Answer> chosen(
            Presented link,
            Presented.Good first,
            String password,
            EventType type,
            Request request) {
        var hash = passwords.hash(Password.of(password).text());
        var good = first;
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            if (table.commit(writes(good, hash, type, request), EventId.next(random))
                    == Committed.STORED) {
                return Outcome.done(done(link, request));
            }
            switch (open(link)) {
                case Outcome.Refused<Presented.Good>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<Presented.Good>(var still) -> good = still;
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private List<Write> writes(Presented.Good good, String hash, EventType type, Request request) {
        var account = good.account();
        var change =
                stamps.atHome(
                        account, clock.instant(), request.origin(), type, Subject.of(account.id()));
        var writes = new ArrayList<>(good.joining());
        writes.add(AccountItems.choose(account, good.links(), good.next(), hash, change));
        return writes;
    }
}
