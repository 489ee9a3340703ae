package gatehouse.functions.credentials;

import gatehouse.aws.TotpItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.SecondFactor;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `POST /v1/me/totp/recovery-codes`: ten new recovery codes; those of before are void, and all
/// other sessions end (F1).
final class ReplaceRecoveryCodes implements Command {
    private final CodeGate gate;
    private final SecondFactor secondFactor;
    private final Stamps stamps;

    @Inject
    ReplaceRecoveryCodes(CodeGate gate, SecondFactor secondFactor, Stamps stamps) {
        this.gate = gate;
        this.secondFactor = secondFactor;
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
                        passed.in(), request.origin(), EventType.RECOVERY_REPLACED, Subject.of(id));
        var codes = secondFactor.codes(id);
        var write =
                TotpItems.replaceCodes(
                        passed.item(), passed.use(), codes.hashes(), passed.session(), change);
        return new CodeGate.Deed(write, RecoveryCodesJson.answer(codes));
    }
}
