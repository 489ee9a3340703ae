package gatehouse.functions.tenants;

import gatehouse.aws.Demand;
import gatehouse.domain.Founding;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;

/// `POST /v1/tenants`: by the vendor, whose tenant the caller has to be at home in.
final class CreateTenant implements Command {
    private final Commands commands;
    private final Foundings foundings;
    private final TenantId vendor;
    private final RandomGenerator random;

    @Inject
    CreateTenant(Commands commands, Foundings foundings, TenantId vendor, RandomGenerator random) {
        this.commands = commands;
        this.foundings = foundings;
        this.vendor = vendor;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new NewTenantForm(request.form().canDryRun(), Founding.VENDOR, random);
        var demand =
                Demand.of(request.caller(), vendor.value(), Permission.MANAGE_TENANTS)
                        .with(form.places());
        return commands.admit(
                request,
                demand,
                in ->
                        form.byVendor(in)
                                .map(wish -> foundings.plan(wish, in, request, "/v1/tenants")));
    }
}
