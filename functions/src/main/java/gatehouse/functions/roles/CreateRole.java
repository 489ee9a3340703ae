package gatehouse.functions.roles;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Keys;
import gatehouse.aws.RoleItems;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;

/// `POST …/roles` {name, description?, permissions, rank}: a role of the tenant's own (F3).
final class CreateRole implements Command {
    private final Commands commands;
    private final Names names;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    CreateRole(Commands commands, Names names, Stamps stamps, RandomGenerator random) {
        this.commands = commands;
        this.names = names;
        this.stamps = stamps;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_ROLES);
        return commands.admit(
                request,
                demand,
                in ->
                        RoleForm.create(request.form().canDryRun(), in.access())
                                .create(RoleId.next(random))
                                .then(role -> names.free(role, in))
                                .then(role -> create(role, in, request)));
    }

    private Outcome<Plan> create(NamedRole role, Admitted in, Request request) {
        return in.tenant().roles().adding(role.role()).map(all -> plan(role, all, in, request));
    }

    private Plan plan(NamedRole role, RoleCatalogue all, Admitted in, Request request) {
        var tenant = in.tenant().id();
        var id = role.role().id();
        var change = stamps.by(in, request.origin(), EventType.ROLE_CREATED, Subject.of(id), "");
        var location = "/v1/tenants/" + tenant + "/roles/" + id;
        return Plan.of(
                Answer.created(RoleJson.of(role, all, 1), location, 1),
                TenantItems.replace(in.item(Keys.tenant(tenant)).orElseThrow(), all),
                RoleItems.create(tenant, role, change));
    }
}
