package gatehouse.functions.audit;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.AuditReader;
import gatehouse.aws.Demand;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/audit`: the newest entry first.
final class ListAudit implements Verb {
    private static final int WORK = 1000;
    private final Admissions admissions;
    private final AuditReader reader;
    private final Cursors cursors;

    @Inject
    ListAudit(Admissions admissions, AuditReader reader, Cursors cursors) {
        this.admissions = admissions;
        this.reader = reader;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.READ_AUDIT))
                .then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var filter = AuditFilter.of(form);
        var scope = Cursors.scope("audit", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() ->
                Outcome.done(
                        Lists.answer(
                                reader.page(
                                        in.tenant().id(),
                                        filter.from(),
                                        filter,
                                        paging.from().map(Long::valueOf),
                                        paging.limit(),
                                        WORK),
                                AuditJson::of,
                                place -> cursors.seal(scope, place))));
    }
}
