package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Module;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.EnumSet;

/// `PUT …/modules/{module}` {enabled}: by the vendor alone (C1). It bites on the very next request.
final class SwitchModule implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    SwitchModule(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_TENANTS);
        return commands.admit(
                request,
                demand.orVendor(),
                in ->
                        Module.parse(request.path("module"))
                                .map(module -> asked(module, in, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> asked(Module module, Admitted in, Request request) {
        var form = request.form().canDryRun();
        var enabled = form.requiredFlag("enabled");
        var version = in.item(Keys.tenant(in.tenant().id())).orElseThrow().version();
        return form.ifGood(() -> Preconditions.isMeantIfSaid(request, version))
                .map(_ -> plan(after(module, enabled.orElseThrow(), in), version, in, request));
    }

    private static Tenant after(Module module, boolean enabled, Admitted in) {
        var modules = EnumSet.noneOf(Module.class);
        modules.addAll(in.tenant().modules());
        if (enabled) {
            modules.add(module);
        } else {
            modules.remove(module);
        }
        return in.tenant().with(modules);
    }

    private Plan plan(Tenant after, long version, Admitted in, Request request) {
        if (after.equals(in.tenant())) {
            return Plan.unchanged(TenantJson.answer(after, version), request);
        }
        var change =
                stamps.by(
                        in, request.origin(), EventType.MODULE_CHANGED, Subject.of(after.id()), "");
        var item = in.item(Keys.tenant(after.id())).orElseThrow();
        return Plan.of(
                TenantJson.answer(after, version + 1), TenantItems.replace(item, after, change));
    }
}
