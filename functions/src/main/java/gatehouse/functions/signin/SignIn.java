package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Subject;
import gatehouse.domain.Username;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
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
    /// Read where there is nothing to be found, so that the work is the same.
    private static final AccountId NOBODY = new AccountId("a".repeat(26));

    private static final Username NO_NAME = new Username("nobody");

    private final Table table;
    private final Passwords passwords;
    private final TokenAnswers tokens;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    SignIn(
            Table table,
            Passwords passwords,
            TokenAnswers tokens,
            Stamps stamps,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.passwords = passwords;
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
        return form.ifGood(() -> check(username.orElseThrow(), password.orElseThrow(), request));
    }

    private Outcome<Answer> check(String username, String password, Request request) {
        var name = Username.parse(username);
        var claim = table.get(Keys.username(name.orElse(NO_NAME))).filter(_ -> name.isPresent());
        var item = table.get(Keys.account(claim.map(AccountItems::claimant).orElse(NOBODY)));
        var hash = item.map(AccountItems::passwordHash).orElse("");
        boolean good = passwords.matches(password, hash);
        return item.filter(_ -> good)
                .map(AccountItems::read)
                .filter(Account::enabled)
                .map(account -> {
                    if (passwords.isOutdated(hash)) {
                        renew(account, password, hash);
                    }
                    return start(account, request);
                })
                .orElseGet(() -> Outcome.refused(new Refusal.WrongCredentials()));
    }

    /// With the parameters of today, while the password is known. Not if it was changed meanwhile.
    private void renew(Account account, String password, String hash) {
        var _ = table.commit(AccountItems.rehash(account, hash, passwords.hash(password)));
    }

    private Outcome<Answer> start(Account account, Request request) {
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
        return table.commit(SessionWrites.start(account, session, change)) == Committed.STORED
                ? Outcome.done(tokens.of(201, account, session, now, request))
                : Outcome.refused(new Refusal.WrongCredentials());
    }
}
