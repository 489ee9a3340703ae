package gatehouse.functions.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Access;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Role;
import gatehouse.domain.RoleCatalogue;
import gatehouse.functions.RoleDescription;

/// A role as answers show it.
final class RoleJson {
    /// A built-in role never changes.
    static final long BUILT_IN_VERSION = 1;

    private RoleJson() {}

    /// A built-in one.
    ///
    /// @param roles all that there are in the tenant
    static ObjectNode of(BuiltInRole role, RoleCatalogue roles) {
        return json(RoleDescription.of(role), role, roles, BUILT_IN_VERSION);
    }

    /// One of the tenant's own.
    static ObjectNode of(NamedRole role, RoleCatalogue roles, long version) {
        var json = RoleDescription.of(role.role(), role.name(), role.description());
        return json(json, role.role(), roles, version);
    }

    private static ObjectNode json(
            ObjectNode described, Role role, RoleCatalogue roles, long version) {
        var gives = described.putArray("gives");
        roles.all().stream()
                .filter(Access.by(role)::mayGive)
                .map(Role::id)
                .sorted()
                .forEach(id -> gives.add(id.value()));
        return described.put("builtIn", role instanceof BuiltInRole).put("version", version);
    }
}
