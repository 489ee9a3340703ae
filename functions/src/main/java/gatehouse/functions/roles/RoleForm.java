package gatehouse.functions.roles;

import gatehouse.domain.Access;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Label;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.RoleId;
import gatehouse.http.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What an author of roles writes. A role can be no more than its author could give: neither of a
/// rank beyond the own reach, nor with a permission that the author does not hold (F3).
final class RoleForm {
    private final Form form;
    private final Optional<String> name;
    private final Optional<String> description;
    private final Optional<Integer> rank;
    private final List<Permission> permissions;

    /// @param whole whether it is of a new role; else what is left out stays as it is
    private RoleForm(Form form, Access author, boolean whole) {
        this.form = form;
        name =
                whole
                        ? form.required("name", Label::name, Label.NAME_RULE)
                        : form.optional("name", Label::name, Label.NAME_RULE);
        description = form.optional("description", Label::description, Label.DESCRIPTION_RULE);
        rank =
                whole || form.has("rank")
                        ? form.number("rank", CustomRole.HIGHEST, CustomRole.LOWEST)
                        : Optional.empty();
        rank.filter(number -> !author.mayGiveRank(number))
                .ifPresent(_ -> form.fault("/rank", "must be a rank that you may give"));
        permissions =
                whole || form.has("permissions")
                        ? form.requiredList(
                                "permissions",
                                Permission.values().length,
                                code -> allowed(code, author),
                                "must be a permission that a role of a tenant's own can allow, and that you have")
                        : List.of();
    }

    /// A new role.
    static RoleForm create(Form form, Access author) {
        return new RoleForm(form, author, true);
    }

    /// Another state of a role that is there.
    static RoleForm change(Form form, Access author) {
        form.oneOf("name", "description", "permissions", "rank");
        return new RoleForm(form, author, false);
    }

    private static Optional<Permission> allowed(String code, Access author) {
        return Permission.parse(code).filter(CustomRole::canAllow).filter(author::mayPassOn);
    }

    /// The new role, or every fault of it.
    Outcome<NamedRole> create(RoleId id) {
        return good(() ->
                new NamedRole(
                        new CustomRole(id, rank.orElseThrow(), EnumSet.copyOf(permissions)),
                        name.orElseThrow(),
                        description.orElse("")));
    }

    /// The role as it is to be, or every fault of it.
    Outcome<NamedRole> on(NamedRole old) {
        return good(() -> {
            Set<Permission> allowed =
                    permissions.isEmpty() ? old.role().permissions() : EnumSet.copyOf(permissions);
            return new NamedRole(
                    new CustomRole(old.role().id(), rank.orElse(old.role().rank()), allowed),
                    name.orElse(old.name()),
                    description.orElse(old.description()));
        });
    }

    /// What comes next, or every fault.
    <T> Outcome<T> good(Supplier<T> next) {
        return form.ifGood(() -> Outcome.done(next.get()));
    }
}
