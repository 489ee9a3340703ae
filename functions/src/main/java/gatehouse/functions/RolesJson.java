package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.RoleId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The roles that a person holds, as answers show them.
public final class RolesJson {
    /// The permission levels, from the highest (B5).
    public static final List<RoleId> LEVELS =
            Stream.of(
                            BuiltInRole.ADMIN,
                            BuiltInRole.STAFF_ADMIN,
                            BuiltInRole.MANAGER,
                            BuiltInRole.AGENT)
                    .map(BuiltInRole::id)
                    .toList();

    private RolesJson() {}

    /// Puts them into an answer, and the highest permission level among them (B5), null for none.
    ///
    /// @param held in the order in which they are told ([RoleCatalogue#inOrder])
    public static void put(ObjectNode json, List<RoleId> held) {
        var roles = json.putArray("roles");
        held.forEach(role -> roles.add(role.value()));
        json.put("permissions", level(held).map(RoleId::value).orElse(null));
    }

    /// The highest permission level among some roles (B5), if there is one.
    static Optional<RoleId> level(Collection<RoleId> held) {
        return LEVELS.stream().filter(held::contains).findFirst();
    }
}
