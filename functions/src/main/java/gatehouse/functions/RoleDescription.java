package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Role;
import gatehouse.http.Json;

/// A role as answers describe it: what it is called, and what it allows.
public final class RoleDescription {
    private static final String LANGUAGE = "en";

    private RoleDescription() {}

    /// A built-in one.
    public static ObjectNode of(BuiltInRole role) {
        var id = role.id().value();
        return of(role, RoleNames.name(id, LANGUAGE), RoleNames.may(id, LANGUAGE));
    }

    /// One of a tenant's own, in the tenant's words.
    ///
    /// @param description may be empty
    public static ObjectNode of(Role role, String name, String description) {
        var json =
                Json.object()
                        .put("id", role.id().value())
                        .put("name", name)
                        .put("description", description)
                        .put("rank", role.rank());
        var permissions = json.putArray("permissions");
        role.permissions().forEach(permission -> permissions.add(permission.code()));
        return json;
    }
}
