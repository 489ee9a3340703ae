package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.Pause;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Problem;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// `POST /v1/sessions/refresh`: the next pair of tokens for the newest refresh token. An old one
/// that comes back ends the session: somebody holds a copy (F1).
final class Refresh implements Verb {
    private static final int TRIES = 5;
    private final Table table;
    private final RefreshTokens refreshTokens;
    private final TokenAnswers tokens;
    private final Stamps stamps;
    private final Clock clock;
    private final TenantId vendor;

    @Inject
    Refresh(
            Table table,
            RefreshTokens refreshTokens,
            TokenAnswers tokens,
            Stamps stamps,
            Clock clock,
            TenantId vendor) {
        this.table = table;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
        this.stamps = stamps;
        this.clock = clock;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var token = tokens.presented(form, request);
        return form.ifGood(() ->
                token.flatMap(refreshTokens::verify)
                        .map(presented -> turn(presented, request))
                        .orElseGet(() -> Outcome.refused(new Refusal.NotSignedIn())));
    }

    @Override
    public Answer refused(Problem problem, Request request) {
        return tokens.refused(problem, request);
    }

    private Outcome<Answer> turn(RefreshTokens.Presented presented, Request request) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var account =
                    table.get(Keys.account(presented.account()))
                            .map(AccountItems::read)
                            .filter(Account::enabled);
            var session = account.flatMap(known -> known.session(presented.session()));
            if (session.isEmpty()) {
                return Outcome.refused(new Refusal.NotSignedIn());
            }
            var answer = decide(account.orElseThrow(), session.get(), presented, request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    /// Returns empty if somebody else refreshed or ended the session at the same moment.
    private Optional<Outcome<Answer>> decide(
            Account account, Session session, RefreshTokens.Presented presented, Request request) {
        var now = clock.instant();
        return switch (session.refresh(presented.number(), now)) {
            case Session.Turn.Next(var next) ->
                    stored(table.commit(SessionWrites.refresh(account, session, next)))
                            .map(_ -> given(account, next, now, request));
            case Session.Turn.Again(var same) -> Optional.of(given(account, same, now, request));
            case Session.Turn.Reused() ->
                    stored(table.commit(end(account, session, now, request)))
                            .map(_ -> Outcome.refused(new Refusal.NotSignedIn()));
            case Session.Turn.Over() -> Optional.of(Outcome.refused(new Refusal.NotSignedIn()));
        };
    }

    private Write end(Account account, Session session, Instant now, Request request) {
        var change =
                stamps.change(
                        EventType.SESSION_ENDED,
                        account.home(),
                        Subject.of(session.id()),
                        Author.system(vendor),
                        now,
                        "An old refresh token came back",
                        request.origin());
        return SessionWrites.end(account, session.id(), change);
    }

    private Outcome<Answer> given(Account account, Session session, Instant now, Request request) {
        return Outcome.done(tokens.of(200, account, session, now, request));
    }

    private static Optional<Committed> stored(Committed committed) {
        return Optional.of(committed).filter(Committed.STORED::equals);
    }
}
