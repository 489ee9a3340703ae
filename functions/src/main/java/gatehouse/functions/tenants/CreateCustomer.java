package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.domain.Founding;
import gatehouse.domain.Module;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST …/customers`: by the tenant that will manage it (C2). Only where it has the module are
/// there logins for its customers' people, and so can some be named (C1): by who may invite them
/// (C4), and by who holds that for a limited time, only for roles below (F3).
final class CreateCustomer implements Command {
    private static final Refusal MANAGED =
            new Refusal.Conflict(
                    "The tenant is managed by another: a customer has no customers of its own");

    private final Commands commands;
    private final Foundings foundings;
    private final RandomGenerator random;

    @Inject
    CreateCustomer(Commands commands, Foundings foundings, RandomGenerator random) {
        this.commands = commands;
        this.foundings = foundings;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new NewTenantForm(request.form().canDryRun(), Founding.MANAGER, random);
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS)
                        .with(form.places());
        return commands.admit(request, demand, in -> create(form, in, request));
    }

    private Outcome<Plan> create(NewTenantForm form, Admitted in, Request request) {
        var refusal = form.namesPeople() ? refusal(form, in) : Optional.<Refusal>empty();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var folder = "/v1/tenants/" + in.tenant().id() + "/customers";
        return form.byManager(in)
                .then(wish ->
                        in.tenant().managedBy().isPresent()
                                ? Outcome.refused(MANAGED)
                                : Outcome.done(foundings.plan(wish, in, request, folder)));
    }

    /// Why these people cannot be named by who asks.
    private static Optional<Refusal> refusal(NewTenantForm form, Admitted in) {
        var off = in.tenant().refuses(Module.CUSTOMER_LOGIN);
        if (off.isPresent()) {
            return off;
        }
        if (!in.access().allows(Permission.INVITE_CUSTOMERS)) {
            return Optional.of(new Refusal.Lacks(Permission.INVITE_CUSTOMERS));
        }
        return form.named().allMatch(in.access()::mayName)
                ? Optional.empty()
                : Optional.of(new Refusal.OutOfReach());
    }
}
