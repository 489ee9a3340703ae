package gatehouse.functions.credentials;

import gatehouse.aws.Present;
import gatehouse.aws.SessionWrites;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `DELETE /v1/me/sessions/{session}`: signs the caller out there, with every token of it (F1).
final class EndSession implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    EndSession(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        return commands.present(
                request,
                List.of(),
                in ->
                        SessionId.parse(request.path("session"))
                                .flatMap(in.account()::session)
                                .map(session ->
                                        form.ifGood(() -> Outcome.done(plan(session, in, request))))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Plan plan(Session session, Present in, Request request) {
        var change =
                stamps.atHome(
                        in, request.origin(), EventType.SESSION_ENDED, Subject.of(session.id()));
        return Plan.of(Answer.done(), SessionWrites.end(in.account(), session.id(), change));
    }
}
