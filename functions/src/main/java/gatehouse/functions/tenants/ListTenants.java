package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.Tenants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /v1/tenants`: all of them, by id, for the vendor.
final class ListTenants implements Verb {
    private final Admissions admissions;
    private final Tenants tenants;
    private final TenantPages pages;
    private final TenantId vendor;

    @Inject
    ListTenants(Admissions admissions, Tenants tenants, TenantPages pages, TenantId vendor) {
        this.admissions = admissions;
        this.tenants = tenants;
        this.pages = pages;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), vendor.value(), Permission.MANAGE_TENANTS);
        return admissions.admit(demand).then(_ -> pages.list("tenants", request, tenants::all));
    }
}
