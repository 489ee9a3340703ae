package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Pause;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.aws.TemporaryItems;
import gatehouse.aws.TotpItems;
import gatehouse.aws.Updating;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Subject;
import gatehouse.functions.Devices;
import gatehouse.functions.Passwords;
import gatehouse.functions.SecondFactor;
import gatehouse.functions.SecondFactor.Verdict;
import gatehouse.functions.Stamps;
import gatehouse.functions.signin.Knocks.Knock;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// `POST /v1/sessions`: signs in with username and password. Whatever is wrong, the answer is the
/// same, and so is the work. A temporary password is good once: it is spent by the very write that
/// starts the session (D4).
final class SignIn implements Verb {
    private static final int TRIES = 5;

    private final Table table;
    private final Knocks knocks;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
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
            SecondFactor secondFactor,
            Devices devices,
            TokenAnswers tokens,
            Stamps stamps,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.knocks = knocks;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
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
        var code = form.optional("code", Optional::of, "must be text").orElse("");
        var _ = tokens.wantsCookies(form, request);
        return form.ifGood(() ->
                knocks.at(username.orElseThrow(), request)
                        .then(knock -> judge(knock, password.orElseThrow(), code, request)));
    }

    /// Judges again, on what is true then, where somebody changed meanwhile what it was judged on.
    private Outcome<Answer> judge(Knock first, String password, String code, Request request) {
        var knock = first;
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            switch (judgeOnce(knock, password, code, request)) {
                case Round.Over(var outcome) -> {
                    return outcome;
                }
                case Round.Lost(var lost) -> knock = knocks.again(lost);
            }
        }
        knocks.giveBack(knock);
        return Outcome.refused(new Refusal.Unavailable());
    }

    /// What came of judging once.
    private sealed interface Round {

        /// That is the answer.
        record Over(Outcome<Answer> outcome) implements Round {}

        /// A race was lost: what had come of it is nobody's to know.
        record Lost(Knock knock) implements Round {}
    }

    private Round judgeOnce(Knock knock, String password, String code, Request request) {
        var hash = knock.account().map(AccountItems::passwordHash).orElse("");
        boolean good = passwords.matches(password, hash);
        var account = knock.account().filter(_ -> good).filter(this::mayComeIn);
        if (account.isEmpty()) {
            return refused(knocks.failed(knock, request));
        }
        if (knock.elsewhere().isPresent()) {
            knocks.giveBack(knock);
            return refused(knock.elsewhere().get());
        }
        UnaryOperator<Updating> renewed =
                write ->
                        used(
                                AccountItems.renew(
                                        write, account.get(), passwords.renewed(password, hash)),
                                account.get());
        return withCode(knock, account.get(), code, request)
                .fold(
                        ready -> finish(ready, account.get(), code, renewed, request),
                        SignIn::refused);
    }

    private boolean mayComeIn(Item account) {
        boolean good =
                TemporaryItems.read(account)
                        .map(temporary -> temporary.isGoodAt(clock.instant()))
                        .orElse(true);
        return good && AccountItems.read(account).enabled();
    }

    private static Updating used(Updating write, Item account) {
        return TemporaryItems.read(account).isPresent() ? TemporaryItems.spend(write) : write;
    }

    /// A code is counted apart from the password.
    private Outcome<Knock> withCode(Knock knock, Item account, String code, Request request) {
        return code.isBlank() || !TotpItems.isOn(account)
                ? Outcome.done(knock)
                : knocks.withCode(knock, request);
    }

    /// @param knock of somebody whose password is right
    private Round finish(
            Knock knock,
            Item account,
            String code,
            UnaryOperator<Updating> renewed,
            Request request) {
        return switch (secondFactor.judge(account, code, clock.instant())) {
            case Verdict.NotNeeded() ->
                    start(
                            knock,
                            account,
                            false,
                            write -> TotpItems.whenOff(renewed.apply(write)),
                            request);
            case Verdict.Good(var spending) ->
                    start(
                            knock,
                            account,
                            spending.isRecovery(),
                            write -> spending.in(renewed.apply(write)),
                            request);
            case Verdict.Missing() -> {
                knocks.giveBack(knock);
                yield refused(new Refusal.CodeRequired());
            }
            case Verdict.Wrong() ->
                    knocks.count(knock)
                            ? refused(knocks.failed(knock, request))
                            : new Round.Lost(knock);
        };
    }

    private static Round refused(Refusal why) {
        return new Round.Over(Outcome.refused(why));
    }

    private Session session(Item account, boolean recovery, Instant now, Request request) {
        var started = Session.started(SessionId.next(random), now, request.origin().source());
        var session = recovery ? started.withRecoveryCode() : started;
        return TemporaryItems.read(account).isPresent() ? session.withTemporaryPassword() : session;
    }

    /// Lost where the password was changed or spent since it was judged, the second factor turned
    /// on, the code used, or another one tried.
    ///
    /// @param more what is written with it
    private Round start(
            Knock knock,
            Item item,
            boolean recovery,
            UnaryOperator<Updating> more,
            Request request) {
        var account = AccountItems.read(item);
        var now = clock.instant();
        var session = session(item, recovery, now, request);
        var change =
                stamps.atHome(
                        account,
                        now,
                        request.origin(),
                        EventType.SESSION_STARTED,
                        Subject.of(session.id()));
        var write = knock.forgive(SessionWrites.start(account, session, change));
        return table.commit(more.apply(write).write()) == Committed.STORED
                ? new Round.Over(
                        Outcome.done(
                                tokens.of(201, account, session, now, request)
                                        .with(
                                                devices.remember(
                                                        request, account.id(), knock.device()))))
                : new Round.Lost(knock);
    }
}
