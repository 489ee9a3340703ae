package gatehouse.functions.profile;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
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
                .admit(OwnMember.demand(request))
                .then(in -> OwnMember.find(in).then(item -> answer(in, item, request)));
    }

    private static Outcome<Answer> answer(Admitted in, Item item, Request request) {
        var json = ProfileJson.of(in, item);
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
