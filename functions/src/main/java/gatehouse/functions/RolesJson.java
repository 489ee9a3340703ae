package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Role;
import java.util.List;
import java.util.Set;

/// The roles that a person holds, as answers show them.
public final class RolesJson {
    private static final List<Role> LEVELS =
            List.of(Role.ADMIN, Role.STAFF_ADMIN, Role.MANAGER, Role.AGENT);

    private RolesJson() {}

    /// Puts them into an answer, and the highest permission level among them (B5), null for none.
    public static void put(ObjectNode json, Set<Role> held) {
        var roles = json.putArray("roles");
        held.forEach(role -> roles.add(role.id()));
        json.put(
                "permissions",
                LEVELS.stream().filter(held::contains).map(Role::id).findFirst().orElse(null));
    }
}
