package gatehouse.functions.signin;

import gatehouse.aws.Admissions;
import gatehouse.aws.Committed;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.SessionCookies;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;

/// `DELETE /v1/sessions/current`: ends the caller's session, and with it every token of it.
final class SignOut implements Verb {
    private final Admissions admissions;
    private final Table table;
    private final Stamps stamps;
    private final Clock clock;

    @Inject
    SignOut(Admissions admissions, Table table, Stamps stamps, Clock clock) {
        this.admissions = admissions;
        this.table = table;
        this.stamps = stamps;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .accountAnyway(request.caller())
                .then(account -> request.form().ifGood(() -> end(account, request)));
    }

    private Outcome<Answer> end(Account account, Request request) {
        var session = request.caller().session();
        var change =
                stamps.atHome(
                        account,
                        clock.instant(),
                        request.origin(),
                        EventType.SESSION_ENDED,
                        Subject.of(session));
        return table.commit(SessionWrites.end(account, session, change)) == Committed.STORED
                ? Outcome.done(answer(request))
                : Outcome.refused(new Refusal.NotSignedIn());
    }

    /// Who came without the header came with the cookie.
    private static Answer answer(Request request) {
        return request.header("authorization").isPresent()
                ? Answer.done()
                : SessionCookies.forgotten(Answer.done());
    }
}
