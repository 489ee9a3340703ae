package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Customers;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PATCH …/customers/{customer}` {name?, settings?: {…}}: by the tenant that manages it. It stands
/// in the customer's audit log.
final class ChangeCustomer implements Command {
    private static final SettingsForm.Providers PROVIDERS =
            SettingsForm.Providers.none("is set by the vendor alone");

    private final Commands commands;
    private final Stamps stamps;

    @Inject
    ChangeCustomer(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var place = Places.customer(request);
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        Customers.managed(in, request)
                                .then(customer ->
                                        change(
                                                customer,
                                                place.flatMap(in::item).orElseThrow(),
                                                in,
                                                request)));
    }

    private Outcome<Plan> change(Tenant customer, Item item, Admitted in, Request request) {
        var edit = new TenantEdit(request.form().canDryRun(), PROVIDERS);
        return edit.plan(
                item,
                edit.on(customer),
                request,
                () ->
                        stamps.change(
                                EventType.TENANT_CHANGED,
                                customer.id(),
                                Subject.of(customer.id()),
                                in.account().author(),
                                in.now(),
                                "",
                                request.origin()));
    }
}
