package gatehouse.functions.requestchange;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.ChangeRequests;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.ChangeRequest.State;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Form;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Timestamps;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/// `GET /v1/change-requests?state=&tenant=&from=&to=`: the vendor's queue, all tenants' requests of
/// one state, the oldest first.
final class ListQueue implements Verb {
    private final Admissions admissions;
    private final ChangeRequests requests;
    private final Cursors cursors;
    private final Showing showing;
    private final TenantId vendor;

    @Inject
    ListQueue(
            Admissions admissions,
            ChangeRequests requests,
            Cursors cursors,
            Showing showing,
            TenantId vendor) {
        this.admissions = admissions;
        this.requests = requests;
        this.cursors = cursors;
        this.showing = showing;
        this.vendor = vendor;
    }

    /// Which are asked for.
    ///
    /// @param from not submitted earlier than this; [Instant#MIN] for all
    /// @param to submitted earlier than this; [Instant#MAX] for all
    private record Filter(State state, Optional<TenantId> tenant, Instant from, Instant to) {
        static Filter of(Form form) {
            return new Filter(
                    form.query(
                                    "state",
                                    text -> Lists.oneOf(State.class, text),
                                    "must be submitted, implemented, rejected or cancelled")
                            .orElse(State.SUBMITTED),
                    form.query("tenant", TenantId::parse, "must be a tenant's id"),
                    form.query("from", Timestamps::parse, Timestamps.RULE).orElse(Instant.MIN),
                    form.query("to", Timestamps::parse, Timestamps.RULE).orElse(Instant.MAX));
        }

        boolean finds(ChangeRequest request, Instant now) {
            var at = request.terms().createdAt();
            return request.stateAt(now) == state && !at.isBefore(from) && at.isBefore(to);
        }
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), vendor.value(), Permission.DECIDE_CHANGES);
        return admissions.admit(demand).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var filter = Filter.of(form);
        var scope = Cursors.scope("queue", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after ->
                                    requests.queue(
                                            filter.state(), filter.tenant(), Lists.STEP, after),
                            item -> filter.finds(ChangeRequestItems.read(item), in.now()),
                            ChangeRequests::place);
            return Outcome.done(
                    Lists.answer(
                            page,
                            item -> showing.line(item, in.now()),
                            place -> cursors.seal(scope, place)));
        });
    }
}
