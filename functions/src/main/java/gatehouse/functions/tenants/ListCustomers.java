package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Tenants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/customers`: those that the tenant manages, by id.
final class ListCustomers implements Verb {
    private final Admissions admissions;
    private final Tenants tenants;
    private final Cursors cursors;

    @Inject
    ListCustomers(Admissions admissions, Tenants tenants, Cursors cursors) {
        this.admissions = admissions;
        this.tenants = tenants;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS);
        return admissions.admit(demand).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var scope = Cursors.scope("customers", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> tenants.managedBy(in.tenant().id(), step(paging), after),
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
