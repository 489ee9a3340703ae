package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.Tenants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/customers`: those that the tenant manages, by id.
final class ListCustomers implements Verb {
    private final Admissions admissions;
    private final Tenants tenants;
    private final TenantPages pages;

    @Inject
    ListCustomers(Admissions admissions, Tenants tenants, TenantPages pages) {
        this.admissions = admissions;
        this.tenants = tenants;
        this.pages = pages;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS);
        return admissions
                .admit(demand)
                .then(in ->
                        pages.list(
                                "customers",
                                request,
                                (limit, after) ->
                                        tenants.managedBy(in.tenant().id(), limit, after)));
    }
}
