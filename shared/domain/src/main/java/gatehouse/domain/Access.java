package gatehouse.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What one person may do in one tenant at one instant.
///
/// @param roles held then, `everyone` included
/// @param limited the roles among them that are held only for a limited time
public record Access(Set<Role> roles, Set<Role> limited) {

    public Access {
        roles = copy(roles);
        limited = copy(limited);
    }

    private static Set<Role> copy(Set<Role> roles) {
        var copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        return Collections.unmodifiableSet(copy);
    }

    /// No access: neither a member nor a guest with an open grant.
    public static final Access NONE = new Access(Set.of(), Set.of());

    /// What a member may do: the union of the grants whose window holds the instant, and what
    /// `everyone` may. For a guest `everyone` alone is no access, and `customer-manager` counts
    /// only for those whose home is the vendor (A1).
    ///
    /// @param vendor the tenant that runs the deployment
    public static Access of(Member member, TenantId vendor, Instant now) {
        if (!member.enabled()) {
            return NONE;
        }
        var held = EnumSet.noneOf(Role.class);
        var endless = EnumSet.noneOf(Role.class);
        for (var grant : member.grants().activeAt(now)) {
            if (mayHold(member, grant.role(), vendor)) {
                held.add(grant.role());
                if (grant.window().isEndless()) {
                    endless.add(grant.role());
                }
            }
        }
        if (held.isEmpty() && member.isGuest()) {
            return NONE;
        }
        var limited = EnumSet.copyOf(held);
        limited.removeAll(endless);
        held.add(Role.EVERYONE);
        return new Access(held, limited);
    }

    /// All that a member may do now or later, for those who would act on the person (F3): what is
    /// scheduled counts, and being disabled lowers nobody.
    public static Access standing(Member member, Instant now) {
        var roles = EnumSet.of(Role.EVERYONE);
        member.grants().all().stream()
                .filter(held -> !held.window().isOverAt(now))
                .forEach(held -> roles.add(held.role()));
        return new Access(roles, Set.of());
    }

    private static boolean mayHold(Member member, Role role, TenantId vendor) {
        return switch (role) {
            case CUSTOMER_MANAGER -> member.isGuest() && member.home().equals(vendor);
            case SYSTEM_ADMIN -> member.tenant().equals(vendor) && !member.isGuest();
            case EVERYONE -> false; // nobody is given it: it comes with being there
            default -> true;
        };
    }

    /// Whether there is any.
    public boolean isNone() {
        return roles.isEmpty();
    }

    /// Whether one of the roles allows it.
    public boolean allows(Permission permission) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    /// Everything that the roles allow.
    public Set<Permission> permissions() {
        var all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(role.permissions()));
        return all;
    }

    /// The highest rank among the roles; 9 where there is none. A lower number stands higher.
    public int rank() {
        return roles.stream().mapToInt(Role::rank).min().orElse(Role.EVERYONE.rank());
    }

    /// Whether one may act on somebody else (F3): on people of lower rank only; the tenant's own
    /// account managers on each other too.
    ///
    /// @param other what the other one may do, at any time: scheduled grants count
    public boolean reaches(Access other) {
        boolean peers =
                roles.contains(Role.ACCOUNT_MANAGER)
                        && !limited.contains(Role.ACCOUNT_MANAGER)
                        && other.rank() == Role.ACCOUNT_MANAGER.rank();
        return rank() < other.rank() || peers;
    }
}
