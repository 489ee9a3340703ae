package gatehouse.functions.roles;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Directory;
import gatehouse.aws.Item;
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
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Order;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/// `DELETE …/roles/{role}`: at once for everybody who has it; not where it is somebody's only one
/// (B2).
final class DeleteRole implements Command {
    private final Commands commands;
    private final Directory directory;
    private final Stamps stamps;

    @Inject
    DeleteRole(Commands commands, Directory directory, Stamps stamps) {
        this.commands = commands;
        this.directory = directory;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_ROLES);
        return commands.admit(
                request,
                Places.role(request).map(demand::with).orElse(demand),
                in ->
                        Meant.toChange(in, request)
                                .then(meant -> form.ifGood(() -> delete(meant, request))));
    }

    private Outcome<Plan> delete(Meant meant, Request request) {
        return switch (meant) {
            case Meant.BuiltIn _ -> Outcome.refused(Meant.UNCHANGEABLE);
            case Meant.Own(var in, var item) -> {
                var id = RoleItems.read(item).role().id();
                yield NamedRole.refusesDeleting(only(id, in))
                        .<Outcome<Plan>>map(Outcome::refused)
                        .orElseGet(() -> Outcome.done(plan(id, item, in, request)));
            }
        };
    }

    /// How many at home here have no other role now. The list of people follows by a moment, which
    /// is no harm: a role that is gone gives nothing, whoever comes by it.
    private Optional<Integer> only(RoleId id, Admitted in) {
        var without = in.tenant().roles().without(id);
        return directory.count(
                in.tenant().id(),
                Order.Part.OWN_ROLES,
                (entry, now) -> isAtHome(entry) && isLastOf(entry.rolesAt(now), id, without),
                in.now());
    }

    private static boolean isAtHome(Entry entry) {
        return entry.kind() == Entry.Kind.MEMBER && !entry.external();
    }

    /// Roles that are gone already may still be held, and are none.
    private static boolean isLastOf(Set<RoleId> held, RoleId id, RoleCatalogue without) {
        return held.contains(id) && held.stream().noneMatch(role -> without.find(role).isPresent());
    }

    private Plan plan(RoleId id, Item item, Admitted in, Request request) {
        var change = stamps.by(in, request.origin(), EventType.ROLE_DELETED, Subject.of(id), "");
        return Plan.of(
                Answer.done(),
                TenantItems.replace(
                        in.item(Keys.tenant(in.tenant().id())).orElseThrow(),
                        in.tenant().roles().without(id)),
                RoleItems.delete(item, change));
    }
}
