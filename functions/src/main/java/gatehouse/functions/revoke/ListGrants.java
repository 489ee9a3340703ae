package gatehouse.functions.revoke;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.domain.Grant;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.functions.GrantJson;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/// `GET …/grants?state=scheduled,active,ended`.
final class ListGrants implements Verb {
    private final Admissions admissions;
    private final HeldGrants held;
    private final Cursors cursors;

    @Inject
    ListGrants(Admissions admissions, HeldGrants held, Cursors cursors) {
        this.admissions = admissions;
        this.held = held;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.READ_ACCESS))
                .then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var states =
                form.query(
                        "state",
                        text -> Lists.anyOf(Grant.State.class, text),
                        "must be of scheduled, active, ended");
        var scope = Cursors.scope("grants", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            Set<Grant.State> wanted = states.orElseGet(() -> EnumSet.allOf(Grant.State.class));
            var page =
                    Lists.<HeldGrants.Held>filtered(
                            paging,
                            after -> held.page(in.tenant().id(), after),
                            one -> wanted.contains(one.grant().stateAt(in.now())),
                            HeldGrants.Held::place);
            return Outcome.done(
                    Lists.answer(
                            page,
                            one -> GrantJson.of(one.grant(), one.member(), one.version(), in.now()),
                            place -> cursors.seal(scope, place)));
        });
    }
}
