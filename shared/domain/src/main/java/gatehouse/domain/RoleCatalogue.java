package gatehouse.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /// Those of some ids that name roles which there are.
    public Set<RoleId> known(Set<RoleId> ids) {
        return ids.stream()
                .filter(id -> find(id).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The same in the order in which they are told: the highest rank first, equals by id.
    public List<RoleId> inOrder(Set<RoleId> ids) {
        return ids.stream()
                .flatMap(id -> find(id).stream())
                .sorted(
                        Comparator.comparingInt(Role::rank)
                                .thenComparing(role -> role.id().value()))
                .map(Role::id)
                .toList();
    }

    /// The tenant's own role of that id, or empty if there is none (any longer).
    public Optional<CustomRole> ownOf(RoleId id) {
        return own.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /// All of them.
    public List<Role> all() {
        return Stream.<Role>concat(Arrays.stream(BuiltInRole.values()), own.stream()).toList();
    }

    /// The same with a new one, unless there are as many as there can be.
    public Outcome<RoleCatalogue> adding(CustomRole role) {
        return own.size() < MOST
                ? Outcome.done(with(role))
                : Outcome.refused(
                        new Refusal.Conflict(
                                "A tenant has at most %d roles of its own".formatted(MOST)));
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
