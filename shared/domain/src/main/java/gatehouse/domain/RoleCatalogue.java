package gatehouse.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All roles that there are in one tenant: the built-in ones and its own. A grant names its role;
/// what that allows is asked here at every request, so that a change acts at once on everyone who
/// has it, and a role that was deleted allows nothing.
///
/// @param own the tenant's own; at most 50
public record RoleCatalogue(List<CustomRole> own) {
    /// How many roles of its own a tenant can have.
    public static final int MOST = 50;

    /// The built-in roles alone.
    public static final RoleCatalogue BUILT_IN = new RoleCatalogue(List.of());

    public RoleCatalogue {
        own = List.copyOf(own);
    }

    /// The role of that id, or empty if there is none (any longer).
    public Optional<Role> find(RoleId id) {
        return BuiltInRole.of(id).<Role>map(role -> role).or(() -> ownOf(id));
    }

    private Optional<Role> ownOf(RoleId id) {
        return own.stream()
                .filter(role -> role.id().equals(id))
                .<Role>map(role -> role)
                .findFirst();
    }

    /// The same with one of its own added or changed.
    public RoleCatalogue with(CustomRole role) {
        return new RoleCatalogue(
                Stream.concat(without(role.id()).own.stream(), Stream.of(role)).toList());
    }

    /// The same without one of its own.
    public RoleCatalogue without(RoleId id) {
        return new RoleCatalogue(own.stream().filter(role -> !role.id().equals(id)).toList());
    }
}
