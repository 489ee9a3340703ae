package gatehouse.functions.credentials;

import gatehouse.aws.TotpItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE /v1/me/totp`: signing in takes the password alone again (F1), and whoever is signed in
/// elsewhere is signed out. Who has lost the app does it with a recovery code, then begins anew.
final class RemoveTotp implements Command {
    private final CodeGate gate;
    private final Stamps stamps;

    @Inject
    RemoveTotp(CodeGate gate, Stamps stamps) {
        this.gate = gate;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return gate.pass(request, passed -> decide(passed, request));
    }

    private CodeGate.Deed decide(CodeGate.Passed passed, Request request) {
        var id = passed.in().account().id();
        var change =
                stamps.atHome(
                        passed.in(), request.origin(), EventType.TOTP_DISABLED, Subject.of(id));
        var write = TotpItems.remove(passed.item(), passed.use(), passed.session(), change);
        return new CodeGate.Deed(write, Answer.done());
    }
}
