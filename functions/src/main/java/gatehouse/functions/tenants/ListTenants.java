package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Tenants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /v1/tenants`: all of them, by id, for the vendor.
final class ListTenants implements Verb {
    private final Admissions admissions;
    private final Tenants tenants;
    private final Cursors cursors;
    private final TenantId vendor;

    @Inject
    ListTenants(Admissions admissions, Tenants tenants, Cursors cursors, TenantId vendor) {
        this.admissions = admissions;
        this.tenants = tenants;
        this.cursors = cursors;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), vendor.value(), Permission.MANAGE_TENANTS);
        return admissions.admit(demand).then(in -> list(request));
    }

    private Outcome<Answer> list(Request request) {
        var form = request.form();
        var scope = Cursors.scope("tenants", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> tenants.all(step(paging), after),
                            _ -> true,
                            Tenants::place);
            return Outcome.done(
                    Lists.answer(page, TenantJson::of, place -> cursors.seal(scope, place)));
        });
    }

    /// One more than are shown, which tells whether there are more.
    private static int step(Paging paging) {
        return Math.min(Lists.STEP, paging.limit() + 1);
    }
}
