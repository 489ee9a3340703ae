package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /v1/tenants/{tenant}`: for whoever manages its settings, and for the vendor.
final class ShowTenant implements Verb {
    private final Admissions admissions;

    @Inject
    ShowTenant(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_SETTINGS);
        return admissions
                .admit(demand.orVendor())
                .then(in -> {
                    var item = in.item(Keys.tenant(in.tenant().id())).orElseThrow();
                    return request.form().ifGood(() -> Outcome.done(TenantJson.answer(item)));
                });
    }
}
