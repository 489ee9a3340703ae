package gatehouse.functions.tenants;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.functions.Customers;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/customers/{customer}`: for the tenant that manages it.
final class ShowCustomer implements Verb {
    private final Admissions admissions;

    @Inject
    ShowCustomer(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var place = Places.customer(request);
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS);
        return admissions
                .admit(place.map(demand::with).orElse(demand))
                .then(in ->
                        Customers.managed(in, request)
                                .then(_ -> {
                                    var item = place.flatMap(in::item).orElseThrow();
                                    return request.form()
                                            .ifGood(() -> Outcome.done(TenantJson.answer(item)));
                                }));
    }
}
