package gatehouse.functions.audit;

import gatehouse.aws.Admissions;
import gatehouse.aws.AuditReader;
import gatehouse.aws.Demand;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/audit/verify`: whether the log is whole and unaltered (F4).
final class VerifyAudit implements Verb {
    private final Admissions admissions;
    private final AuditReader reader;

    @Inject
    VerifyAudit(Admissions admissions, AuditReader reader) {
        this.admissions = admissions;
        this.reader = reader;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.READ_AUDIT))
                .then(in ->
                        request.form()
                                .ifGood(() ->
                                        Outcome.done(
                                                answer(
                                                        reader.verify(
                                                                in.tenant().id(), in.now())))));
    }

    private static Answer answer(AuditReader.Verdict verdict) {
        var json =
                Json.object()
                        .put("valid", verdict.firstBad().isEmpty())
                        .put("checked", verdict.checked());
        verdict.firstBad().ifPresent(sequence -> json.put("firstBad", sequence));
        return Answer.ok(json);
    }
}
