package gatehouse.functions.access;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.domain.Explanation;
import gatehouse.domain.Matter;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/members/{member}/access?permission=`: why somebody may or may not (F7). Everybody may ask
/// of themselves; of others, who reads access.
final class ExplainAccess implements Verb {
    private final Admissions admissions;
    private final TenantId vendor;

    @Inject
    ExplainAccess(Admissions admissions, TenantId vendor) {
        this.admissions = admissions;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE);
        return admissions
                .admit(Places.withLogin(request, demand))
                .then(in ->
                        Places.member(request)
                                .flatMap(in::item)
                                .flatMap(item ->
                                        Places.login(request)
                                                .flatMap(in::item)
                                                .map(login -> Hearing.who(item, login)))
                                .map(who -> explain(who, in, request))
                                .orElseGet(() -> Outcome.refused(absent(in))));
    }

    /// Whoever may not ask of others is not told who is there.
    private static Refusal absent(Admitted in) {
        return in.access().allows(Permission.READ_ACCESS)
                ? new Refusal.Hidden()
                : new Refusal.Lacks(Permission.READ_ACCESS);
    }

    private Outcome<Answer> explain(Explanation.Who who, Admitted in, Request request) {
        boolean self = who.account().id().equals(in.account().id());
        if (!self && !in.access().allows(Permission.READ_ACCESS)) {
            return Outcome.refused(new Refusal.Lacks(Permission.READ_ACCESS));
        }
        var form = request.form();
        var permission =
                form.requiredQuery("permission", Permission::parse, "must be a permission's code");
        return form.ifGood(() ->
                Outcome.done(
                        Answer.ok(
                                ExplanationJson.of(
                                        Explanation.of(
                                                who,
                                                in.tenant(),
                                                vendor,
                                                new Matter.Right(permission.orElseThrow()),
                                                in.now())))));
    }
}
