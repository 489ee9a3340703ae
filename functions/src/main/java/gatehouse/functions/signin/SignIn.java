package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Subject;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
import gatehouse.functions.signin.Knocks.Knock;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST /v1/sessions`: signs in with username and password. Whatever is wrong, the answer is the
/// same, and so is the work.
final class SignIn implements Verb {
    private final Table table;
    private final Knocks knocks;
    private final Passwords passwords;
    private final Devices devices;
    private final TokenAnswers tokens;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    SignIn(
            Table table,
            Knocks knocks,
            Passwords passwords,
            Devices devices,
            TokenAnswers tokens,
            Stamps stamps,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.knocks = knocks;
        this.passwords = passwords;
        this.devices = devices;
        this.tokens = tokens;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var username = form.required("username", Optional::of, "must be text");
        var password = form.required("password", Optional::of, "must be text");
        // no account asks for one yet
        var _ = form.optional("code", Optional::of, "must be text");
        var _ = tokens.wantsCookies(form, request);
        return form.ifGood(() ->
                knocks.at(username.orElseThrow(), request)
                        .then(knock -> judge(knock, password.orElseThrow(), request)));
    }

    private Outcome<Answer> judge(Knock knock, String password, Request request) {
        var hash = knock.account().map(AccountItems::passwordHash).orElse("");
        boolean good = passwords.matches(password, hash);
        var account =
                knock.account().filter(_ -> good).map(AccountItems::read).filter(Account::enabled);
        if (account.isEmpty()) {
            knocks.failed(request);
            return Outcome.refused(new Refusal.WrongCredentials());
        }
        return start(account.get(), passwords.renewed(password, hash), hash, knock, request);
    }

    /// Not where the password was changed since it was judged.
    ///
    /// @param renewed the hash with the parameters of today
    private Outcome<Answer> start(
            Account account, String renewed, String hash, Knock knock, Request request) {
        var now = clock.instant();
        var session = Session.started(SessionId.next(random), now, request.origin().source());
        var change =
                stamps.change(
                        EventType.SESSION_STARTED,
                        account.home(),
                        Subject.of(session.id()),
                        account.author(),
                        now,
                        "",
                        request.origin());
        var write = knock.attempt().forgive(SessionWrites.start(account, session, change));
        AccountItems.renew(write, hash, renewed);
        return table.commit(write.write()) == Committed.STORED
                ? Outcome.done(
                        tokens.of(201, account, session, now, request)
                                .with(devices.remember(account.id(), knock.device())))
                : Outcome.refused(new Refusal.WrongCredentials());
    }
}
