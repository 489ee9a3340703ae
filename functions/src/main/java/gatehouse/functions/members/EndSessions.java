package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.SessionWrites;
import gatehouse.domain.Account;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `DELETE …/members/{member}/sessions?reason=`: signs a person out everywhere (F1). Sessions are a
/// matter of the home tenant: in any other they are not there to be found.
final class EndSessions implements Command {
    private final Reaching reaching;
    private final Stamps stamps;

    @Inject
    EndSessions(Reaching reaching, Stamps stamps) {
        this.reaching = reaching;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return reaching.atHome(request, List.of(), who -> end(who.login(), who.in(), request));
    }

    private Outcome<Plan> end(Item item, Admitted in, Request request) {
        Account account = AccountItems.read(item);
        boolean idle = account.sessions().isEmpty() && EmailChangeItems.read(item).isEmpty();
        return Reaching.because(
                request,
                reason -> {
                    var change =
                            stamps.by(
                                    in,
                                    request.origin(),
                                    EventType.SESSIONS_ENDED,
                                    Subject.of(account.id()),
                                    reason);
                    return Outcome.done(
                            idle
                                    // nobody is told: whoever asks again and again makes no mails
                                    ? Plan.unchanged(Answer.done(), request)
                                    : Plan.of(
                                            Answer.done(), SessionWrites.endAll(account, change)));
                });
    }
}
