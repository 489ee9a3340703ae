package gatehouse.functions.roles;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.RoleItems;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PATCH …/roles/{role}` {name?, description?, permissions?, rank?}: at once for everybody who has
/// it.
final class ChangeRole implements Command {
    private final Commands commands;
    private final Names names;
    private final Stamps stamps;

    @Inject
    ChangeRole(Commands commands, Names names, Stamps stamps) {
        this.commands = commands;
        this.names = names;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_ROLES);
        return commands.admit(
                request,
                Places.role(request).map(demand::with).orElse(demand),
                in -> Meant.toChange(in, request).then(meant -> change(meant, request)));
    }

    private Outcome<Plan> change(Meant meant, Request request) {
        var form = RoleForm.change(request.form().canDryRun(), meant.in().access());
        return switch (meant) {
            case Meant.BuiltIn _ ->
                    form.good(() -> meant).then(_ -> Outcome.refused(Meant.UNCHANGEABLE));
            case Meant.Own(var in, var item) ->
                    form.on(RoleItems.read(item))
                            .then(role ->
                                    Preconditions.isMeant(request, item.version()).map(_ -> role))
                            .then(role -> names.free(role, in))
                            .map(role -> plan(role, item, in, request));
        };
    }

    private Plan plan(NamedRole role, Item item, Admitted in, Request request) {
        var all = in.tenant().roles().with(role.role());
        if (role.equals(RoleItems.read(item))) {
            var same = Answer.ok(RoleJson.of(role, all, item.version()), item.version());
            return Plan.unchanged(same, request);
        }
        var subject = Subject.of(role.role().id());
        var change = stamps.by(in, request.origin(), EventType.ROLE_CHANGED, subject, "");
        long version = item.version() + 1;
        return Plan.of(
                Answer.ok(RoleJson.of(role, all, version), version),
                TenantItems.replace(in.item(Keys.tenant(in.tenant().id())).orElseThrow(), all),
                RoleItems.replace(item, role, change));
    }
}
