package gatehouse.functions.credentials;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Table;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes the password that somebody chose by the link of a mail. The link is judged first: a dead
/// one is dead whatever comes with it, and a password that will not do spends nothing (F5).
final class ChosenPasswords {
    private final Table table;
    private final Supplier<Hmac> keys;
    private final Passwords passwords;
    private final Devices devices;
    private final Stamps stamps;
    private final Clock clock;

    @Inject
    ChosenPasswords(
            Table table,
            Supplier<Hmac> keys,
            Passwords passwords,
            Devices devices,
            Stamps stamps,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.passwords = passwords;
        this.devices = devices;
        this.stamps = stamps;
        this.clock = clock;
    }

    Outcome<Answer> take(Request request, Purpose purpose, EventType type) {
        var form = request.form();
        var token = form.required("token", Optional::of, "must be the text after # in the link");
        var password = form.required("password", Optional::of, Password.RULE);
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
                    return form.ifGood(() -> chosen(good, password.orElseThrow(), type, request));
                })
                .then(stored ->
                        stored == Committed.STORED
                                ? Outcome.done(done(link.get()))
                                : lost(link.get()));
    }

    /// Whoever reads the person's mail is no stranger: the browser is known from now on, under a
    /// new name, against which no failures count.
    private Answer done(Presented link) {
        return Answer.done().with(devices.remember(link.id(), Optional.empty()));
    }

    private Outcome<Presented.Good> open(Presented link) {
        return link.in(table.batch(link.places()), clock.instant());
    }

    /// What became of the link meanwhile: most likely another used it.
    private Outcome<Answer> lost(Presented link) {
        return open(link).then(_ -> Outcome.refused(new Refusal.Unavailable()));
    }

    private static List<String> faults(String chosen, Presented.Good good) {
        var own = Stream.concat(good.account().words().stream(), Stream.of(good.tenant())).toList();
        return Password.faults(chosen, CommonPasswords::contain, own);
    }

    private Outcome<Committed> chosen(
            Presented.Good good, String password, EventType type, Request request) {
        var account = good.account();
        var hash = passwords.hash(Password.of(password).text());
        var change =
                stamps.atHome(
                        account, clock.instant(), request.origin(), type, Subject.of(account.id()));
        return Outcome.done(
                table.commit(
                        AccountItems.choose(account, good.links(), good.next(), hash, change)));
    }
}
