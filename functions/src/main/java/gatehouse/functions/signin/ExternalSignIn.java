package gatehouse.functions.signin;

import dagger.Lazy;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.ExternalClaims;
import gatehouse.aws.Keys;
import gatehouse.aws.Pause;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST /v1/sessions/external`: signs in with an ID token of the tenant's provider (F1). The nonce
/// in it is used up by the very write that starts the session.
final class ExternalSignIn implements Verb {
    private static final int TRIES = 5;

    private final Providers providers;
    private final Lazy<IdTokens> idTokens;
    private final Arrivals arrivals;
    private final Table table;
    private final TokenAnswers tokens;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    /// @param idTokens made when the first one is to be checked: a password needs none
    @Inject
    ExternalSignIn(
            Providers providers,
            Lazy<IdTokens> idTokens,
            Arrivals arrivals,
            Table table,
            TokenAnswers tokens,
            Stamps stamps,
            Clock clock,
            RandomGenerator random) {
        this.providers = providers;
        this.idTokens = idTokens;
        this.arrivals = arrivals;
        this.table = table;
        this.tokens = tokens;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var tenant = form.required("tenant", Optional::of, "must be text");
        var token = form.required("idToken", Optional::of, "must be text");
        var _ = tokens.wantsCookies(form, request);
        return form.ifGood(() ->
                providers
                        .tenant(tenant.orElseThrow())
                        .map(at -> signIn(at, token.orElseThrow(), request))
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> signIn(Tenant tenant, String token, Request request) {
        var provider = tenant.externalProvider().orElseThrow();
        return idTokens.get()
                .check(token, tenant.id(), provider, clock.instant())
                .then(person ->
                        isUsed(person.nonce())
                                ? Outcome.refused(new Refusal.WrongIdToken())
                                : arrivals.admit(tenant, person, request.origin())
                                        .then(account -> start(account, person.nonce(), request)));
    }

    private Outcome<Answer> start(Account account, Nonces.Nonce nonce, Request request) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var now = clock.instant();
            var session =
                    Session.started(SessionId.next(random), now, request.origin().source())
                            .withProvider();
            var change =
                    stamps.atHome(
                            account,
                            now,
                            request.origin(),
                            EventType.SESSION_STARTED,
                            Subject.of(session.id()));
            var writes =
                    List.of(
                            SessionWrites.start(account, session, change).write(),
                            ExternalClaims.spend(nonce.id(), now, nonce.until()));
            if (table.commit(writes, EventId.next(random)) == Committed.STORED) {
                return Outcome.done(tokens.of(201, account, session, now, request));
            }
            if (isUsed(nonce)) {
                return Outcome.refused(new Refusal.WrongIdToken());
            }
            if (!isEnabled(account)) {
                return Outcome.refused(new Refusal.NotAdmitted());
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private boolean isUsed(Nonces.Nonce nonce) {
        return table.get(Keys.nonce(nonce.id())).isPresent();
    }

    private boolean isEnabled(Account account) {
        return table.get(Keys.account(account.id()))
                .map(AccountItems::read)
                .filter(Account::enabled)
                .isPresent();
    }
}
