package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Grants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.RolesJson;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The roles that a request wants somebody to hold: `roles` is all of them, `permissions` the
/// permission level, which may be given apart (B2, B5).
final class RolesForm {
    private static final int MOST = Grants.MOST_OPEN;
    private static final String RULE = "must be a role's id";

    private final Form form;
    private final Optional<List<RoleId>> roles;
    private final Optional<RoleId> level;

    private RolesForm(Form form, Optional<List<RoleId>> roles, Optional<RoleId> level) {
        this.form = form;
        this.roles = roles;
        this.level = level;
    }

    private static Optional<RoleId> level(Form form) {
        return form.optional(
                "permissions",
                text -> RoleId.parse(text).filter(RolesJson.LEVELS::contains),
                "must be agent, manager, staff-admin or admin");
    }

    private static List<RoleId> list(Form form) {
        return form.requiredList("roles", MOST, RoleId::parse, RULE);
    }

    /// Of somebody who is new, and so needs at least one.
    static RolesForm required(Form form) {
        return new RolesForm(form, Optional.of(list(form)), level(form));
    }

    /// One more role of somebody, by itself.
    static RolesForm one(Form form) {
        return new RolesForm(
                form, form.required("role", RoleId::parse, RULE).map(List::of), Optional.empty());
    }

    /// Of somebody who may keep what is held.
    static RolesForm optional(Form form) {
        return new RolesForm(
                form,
                form.has("roles")
                        ? Optional.of(list(form))
                        : form.optionalList("roles", MOST, RoleId::parse, RULE),
                level(form));
    }

    /// What is to be held, where it was that before. Roles that nobody can be given here are faults
    /// of the form.
    Set<RoleId> after(Set<RoleId> before, Admitted in) {
        var wished = new TreeSet<>(roles.orElse(List.copyOf(before)));
        if (roles.isEmpty() && level.isPresent()) {
            wished.removeAll(RolesJson.LEVELS);
        }
        level.ifPresent(wished::add);
        if (wished.size() > MOST) {
            form.fault("/permissions", "makes more than " + MOST + " roles of it");
        }
        var asked = roles.orElse(List.of());
        for (int i = 0; i < asked.size(); i++) {
            fault(asked.get(i), in, form.has("role") ? "/role" : "/roles/" + i);
        }
        return wished;
    }

    private void fault(RoleId role, Admitted in, String pointer) {
        var builtIn = BuiltInRole.of(role);
        if (in.tenant().roles().find(role).isEmpty()) {
            form.fault(pointer, "is no role of this tenant");
        } else if (builtIn.filter(BuiltInRole.EVERYONE::equals).isPresent()) {
            form.fault(pointer, "is held by all: it is given to nobody");
        } else if (builtIn.filter(BuiltInRole.CUSTOMER_MANAGER::equals).isPresent()) {
            form.fault(
                    pointer,
                    "is held by people of the vendor only, and comes only by inviting them");
        } else if (builtIn.filter(BuiltInRole.SYSTEM_ADMIN::equals).isPresent()
                && in.tenant().kind() != TenantKind.VENDOR) {
            form.fault(pointer, "is held in the vendor's tenant only");
        }
    }

    /// Whether the caller may give all that is new (F3).
    static Outcome<Set<RoleId>> given(Set<RoleId> wished, Set<RoleId> before, Admitted in) {
        boolean may =
                wished.stream()
                        .filter(role -> !before.contains(role))
                        .allMatch(role ->
                                in.tenant()
                                        .roles()
                                        .find(role)
                                        .filter(in.access()::mayGive)
                                        .isPresent());
        return may ? Outcome.done(wished) : Outcome.refused(new Refusal.OutOfReach());
    }
}
