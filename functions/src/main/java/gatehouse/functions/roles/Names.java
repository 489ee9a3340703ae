package gatehouse.functions.roles;

import gatehouse.aws.Admitted;
import gatehouse.aws.OwnRoles;
import gatehouse.aws.RoleItems;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.people.Folded;
import gatehouse.functions.RoleNames;
import jakarta.inject.Inject;

/// The names of roles, of which each is given once in a tenant.
final class Names {
    private final OwnRoles ownRoles;

    @Inject
    Names(OwnRoles ownRoles) {
        this.ownRoles = ownRoles;
    }

    /// Goes on unless another role is called the same, case and accents aside. Every change of a
    /// role replaces the tenant's item that was read before: so none can come in between.
    Outcome<NamedRole> free(NamedRole role, Admitted in) {
        return RoleNames.isTaken(role.name()) || isTakenByAnother(role, in)
                ? Outcome.refused(new Refusal.Conflict("Another role is called so"))
                : Outcome.done(role);
    }

    private boolean isTakenByAnother(NamedRole role, Admitted in) {
        var name = Folded.of(role.name());
        return ownRoles.all(in.tenant().id()).stream()
                .map(RoleItems::read)
                .filter(other -> !other.role().id().equals(role.role().id()))
                .anyMatch(other -> Folded.of(other.name()).equals(name));
    }
}
