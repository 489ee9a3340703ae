package gatehouse.functions.requestchange;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.ChangeRequests;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.request.ChangeRequest.State;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/// `GET …/change-requests?state=`: a tenant's, the newest first.
final class ListRequests implements Verb {
    private final Admissions admissions;
    private final ChangeRequests requests;
    private final Cursors cursors;
    private final Showing showing;

    @Inject
    ListRequests(Admissions admissions, ChangeRequests requests, Cursors cursors, Showing showing) {
        this.admissions = admissions;
        this.requests = requests;
        this.cursors = cursors;
        this.showing = showing;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions.admit(Tickets.ofBoth(request)).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var states =
                form.query(
                        "state",
                        text -> Lists.anyOf(State.class, text),
                        "must be of submitted, implemented, rejected, cancelled");
        var scope = Cursors.scope("change-requests", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            Set<State> wanted = states.orElse(EnumSet.allOf(State.class));
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> requests.page(in.tenant().id(), Lists.STEP, after),
                            item ->
                                    wanted.contains(
                                            ChangeRequestItems.read(item).stateAt(in.now())),
                            item -> item.key().sk());
            return Outcome.done(
                    Lists.answer(
                            page,
                            item -> showing.line(item, in.now()),
                            place -> cursors.seal(scope, place)));
        });
    }
}
