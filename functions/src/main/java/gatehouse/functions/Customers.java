package gatehouse.functions;

import gatehouse.aws.Admitted;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.http.Request;

/// What a managing tenant's people may do in its customers, by a path below
/// `/v1/tenants/{tenant}/customers/{customer}`: as long as the customer says that it is managed by
/// that tenant, and no moment longer (C10).
public final class Customers {
    private Customers() {}

    /// The customer that a path names. Somebody else's looks like one that never was (F2).
    ///
    /// @param in admitted to the managing tenant, having read [Places#customer]
    public static Outcome<Tenant> managed(Admitted in, Request request) {
        return Places.customer(request)
                .flatMap(in::item)
                .map(TenantItems::read)
                .filter(customer -> customer.isManagedBy(in.tenant().id()))
                .<Outcome<Tenant>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }
}
