package gatehouse.functions.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Access;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Role;
import gatehouse.domain.RoleCatalogue;
import gatehouse.functions.RoleNames;
import gatehouse.http.Json;

/// A role as answers show it.
final class RoleJson {
    /// A built-in role never changes.
    static final long BUILT_IN_VERSION = 1;

    private static final String LANGUAGE = "en";

    private RoleJson() {}

    /// A built-in one.
    ///
    /// @param roles all that there are in the tenant
    static ObjectNode of(BuiltInRole role, RoleCatalogue roles) {
        var id = role.id().value();
        return json(
                role,
                RoleNames.name(id, LANGUAGE),
                RoleNames.may(id, LANGUAGE),
                roles,
                BUILT_IN_VERSION);
    }

    /// One of the tenant's own.
    static ObjectNode of(NamedRole role, RoleCatalogue roles, long version) {
        return json(role.role(), role.name(), role.description(), roles, version);
    }

    private static ObjectNode json(
            Role role, String name, String description, RoleCatalogue roles, long version) {
        var json =
                Json.object()
                        .put("id", role.id().value())
                        .put("name", name)
                        .put("description", description)
                        .put("rank", role.rank());
        var permissions = json.putArray("permissions");
        role.permissions().forEach(permission -> permissions.add(permission.code()));
        var gives = json.putArray("gives");
        roles.all().stream()
                .filter(Access.by(role)::mayGive)
                .map(Role::id)
                .sorted()
                .forEach(id -> gives.add(id.value()));
        return json.put("builtIn", role instanceof BuiltInRole).put("version", version);
    }
}
