package gatehouse.functions.profile;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /v1/tenants/{tenant}/me`: who the caller is in a tenant, and what that allows now.
final class ReadProfile implements Verb {
    private final Admissions admissions;

    @Inject
    ReadProfile(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE))
                .then(in ->
                        in.item(Keys.member(in.tenant().id(), in.account().id()))
                                .map(item -> answer(in, item, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Outcome<Answer> answer(Admitted in, Item item, Request request) {
        var json = ProfileJson.of(in, item);
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
