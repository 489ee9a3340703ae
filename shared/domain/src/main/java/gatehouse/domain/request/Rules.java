package gatehouse.domain.request;

import gatehouse.domain.Access;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Role;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a change request can wish of people and roles of a tenant (E2, E9, E10). Each refusal is
/// what the caller is told.
///
/// @param roles all that there are in the tenant
/// @param rank the highest of who asks
/// @param now when
public record Rules(RoleCatalogue roles, int rank, Instant now) {
    /// The highest rank that comes by request.
    private static final int HIGHEST = 2;

    /// How many warnings are told of a request.
    private static final int MOST_WARNINGS = 20;

    /// All that can be asked for, from the highest, equals by id.
    public List<Role> toAskFor() {
        var ids = new TreeSet<RoleId>();
        roles.all().stream().map(Role::id).filter(id -> refuses(id).isEmpty()).forEach(ids::add);
        return roles.inOrder(ids).stream().flatMap(id -> roles.find(id).stream()).toList();
    }

    /// Why a role cannot be asked for, if it cannot.
    public Optional<String> refuses(RoleId id) {
        var role = roles.find(id);
        if (role.isEmpty()) {
            return Optional.of("is no role of this tenant");
        }
        if (role.get() == BuiltInRole.EVERYONE) {
            return Optional.of("is held by all: it is given to nobody");
        }
        if (role.get() == BuiltInRole.CUSTOMER_MANAGER) {
            return Optional.of(
                    "is held by people of the vendor only, and comes only by inviting them");
        }
        return role.get().rank() < HIGHEST
                ? Optional.of("is of a higher rank than can be asked for")
                : Optional.empty();
    }

    /// Why a role cannot be added to what somebody holds, if it cannot.
    public Optional<String> refusesAdding(RoleId id, Set<RoleId> held) {
        return held.contains(id) ? Optional.of("is held already") : refuses(id);
    }

    /// Whether who asks may touch somebody: nobody of a higher rank, at any time.
    public boolean reaches(Member member) {
        return rank <= Access.standing(member, roles, now).rank();
    }

    /// The roles that somebody holds; one that is gone is none.
    public Set<RoleId> held(Member member) {
        return roles.known(member.grants().rolesAt(now));
    }

    /// What somebody would hold.
    public Set<RoleId> after(Set<RoleId> held, Set<RoleId> add, Set<RoleId> remove) {
        var after = new TreeSet<>(held);
        after.addAll(add);
        after.removeAll(remove);
        return after;
    }

    /// Why somebody cannot hold just these roles, if that cannot be (B2): roles that are to come
    /// take a place as well.
    public Optional<String> refusesHolding(Member member, Set<RoleId> after) {
        if (after.isEmpty()) {
            return Optional.of("would leave the person without a role");
        }
        return member.grants()
                .refusesHolding(after, now)
                .map(_ ->
                        "would make more than %d roles of it, those to come included"
                                .formatted(Grants.MOST_OPEN));
    }

    /// Whether somebody who would hold these roles would administer the tenant: without an end, as
    /// what is given by request has none.
    public boolean administers(Member member, Set<RoleId> after) {
        var held = held(member);
        boolean keeps =
                member.grants().activeAt(now).stream()
                        .filter(grant -> grant.window().isEndless())
                        .anyMatch(
                                grant -> after.contains(grant.role()) && administers(grant.role()));
        return keeps || after.stream().anyMatch(id -> !held.contains(id) && administers(id));
    }

    private static boolean administers(RoleId id) {
        return BuiltInRole.of(id).filter(Role::administers).isPresent();
    }

    /// What to think about where somebody would hold roles that should be separate (E9).
    ///
    /// @param separate sets of roles, as the tenant has set them
    public List<String> warnings(String name, Set<RoleId> after, List<Set<RoleId>> separate) {
        var warnings = new ArrayList<String>();
        for (var duties : separate) {
            if (after.containsAll(duties)) {
                warnings.add(
                        "%s would hold %s, which should be separate".formatted(name, list(duties)));
            }
        }
        return List.copyOf(warnings);
    }

    /// As many warnings as are kept of a request, each once; of the others how many there are.
    public static List<String> few(List<String> warnings) {
        var all = warnings.stream().distinct().toList();
        if (all.size() <= MOST_WARNINGS) {
            return all;
        }
        var few = new ArrayList<>(all.subList(0, MOST_WARNINGS));
        few.add("and %d more like these".formatted(all.size() - MOST_WARNINGS));
        return List.copyOf(few);
    }

    private String list(Set<RoleId> duties) {
        var names = new TreeSet<>(duties).stream().map(RoleId::value).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
