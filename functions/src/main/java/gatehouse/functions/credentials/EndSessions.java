package gatehouse.functions.credentials;

import gatehouse.aws.SessionWrites;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `DELETE /v1/me/sessions`: signs the caller out everywhere, here as well (F1).
final class EndSessions implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    EndSessions(Commands commands, Stamps stamps) {
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
                        form.ifGood(() -> {
                            var subject = Subject.of(in.account().id());
                            var change =
                                    stamps.atHome(
                                            in,
                                            request.origin(),
                                            EventType.SESSIONS_ENDED,
                                            subject);
                            return Outcome.done(
                                    Plan.of(
                                            Answer.done(),
                                            SessionWrites.endAll(in.account(), change)));
                        }));
    }
}
