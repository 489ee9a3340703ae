package gatehouse.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// What one person may do in one tenant at one instant.
///
/// @param roles held then, `everyone` included
/// @param limited the roles among them that are held only for a limited time
public record Access(Set<Role> roles, Set<Role> limited) {

    public Access {
        roles = Set.copyOf(roles);
        limited = Set.copyOf(limited);
    }

    /// No access: neither a member nor a guest with an open grant.
    public static final Access NONE = new Access(Set.of(), Set.of());

    /// What one role allows by itself, held without an end.
    public static Access by(Role role) {
        return new Access(Set.of(role), Set.of());
    }

    /// What a member may do: the union of the grants whose window holds the instant, and what
    /// `everyone` may. For a guest `everyone` alone is no access, and `customer-manager` counts
    /// only for those whose home is the vendor (A1).
    ///
    /// @param roles all that there are in the tenant; one that is not among them gives nothing
    /// @param vendor the tenant that runs the deployment
    public static Access of(Member member, RoleCatalogue roles, TenantId vendor, Instant now) {
        if (!member.enabled()) {
            return NONE;
        }
        var held = new LinkedHashSet<Role>();
        var endless = new LinkedHashSet<Role>();
        for (var grant : member.grants().activeAt(now)) {
            roles.find(grant.role())
                    .filter(role -> mayHold(member, role, vendor))
                    .ifPresent(role -> {
                        held.add(role);
                        if (grant.window().isEndless()) {
                            endless.add(role);
                        }
                    });
        }
        if (held.isEmpty() && member.isGuest()) {
            return NONE;
        }
        var limited = new LinkedHashSet<>(held);
        limited.removeAll(endless);
        held.add(BuiltInRole.EVERYONE);
        return new Access(held, limited);
    }

    /// All that a member may do now or later, for those who would act on the person (F3): what is
    /// scheduled counts, and being disabled lowers nobody.
    public static Access standing(Member member, RoleCatalogue roles, Instant now) {
        var all = new LinkedHashSet<Role>();
        all.add(BuiltInRole.EVERYONE);
        member.grants().all().stream()
                .filter(held -> !held.window().isOverAt(now))
                .flatMap(held -> roles.find(held.role()).stream())
                .forEach(all::add);
        return new Access(all, Set.of());
    }

    private static boolean mayHold(Member member, Role role, TenantId vendor) {
        return !(role instanceof BuiltInRole builtIn) || mayHold(member, builtIn, vendor);
    }

    private static boolean mayHold(Member member, BuiltInRole role, TenantId vendor) {
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
        return roles.stream().mapToInt(Role::rank).min().orElse(BuiltInRole.EVERYONE.rank());
    }

    /// Whether one may act on somebody else (F3): on people of lower rank only; the tenant's own
    /// account managers on each other too.
    ///
    /// @param other what the other one may do, at any time: scheduled grants count
    public boolean reaches(Access other) {
        boolean peers =
                roles.contains(BuiltInRole.ACCOUNT_MANAGER)
                        && !limited.contains(BuiltInRole.ACCOUNT_MANAGER)
                        && other.rank() == BuiltInRole.ACCOUNT_MANAGER.rank();
        return rank() < other.rank() || peers;
    }

    /// Whether one may give that role to somebody, other than by invitation or request (F3): none
    /// above the own rank, and none that allows what the own roles do not; by a role that is held
    /// for a limited time, only roles below it. The vendor's system admins give every role of the
    /// vendor's people but their own; `customer-manager` comes by invitation alone (A1).
    public boolean mayGive(Role role) {
        return role != BuiltInRole.CUSTOMER_MANAGER
                && role.permissions().stream().allMatch(this::mayPassOn)
                && mayGiveRank(role.rank());
    }

    /// Whether one may name somebody for that role when a customer comes to be, whatever the own
    /// rank (C3): by a role that invites there (C4); by one that is held for a limited time, only
    /// for roles below it (F3).
    public boolean mayName(Role role) {
        return roles.stream()
                .filter(own -> own.permissions().contains(Permission.INVITE_CUSTOMERS))
                .anyMatch(own -> !limited.contains(own) || role.rank() > own.rank());
    }

    /// Whether a role that one gives may allow it.
    public boolean mayPassOn(Permission permission) {
        return roles.contains(BuiltInRole.SYSTEM_ADMIN) || allows(permission);
    }

    /// Whether a role that one gives may be of that rank.
    public boolean mayGiveRank(int rank) {
        return roles.stream().anyMatch(own -> gives(own, rank));
    }

    private boolean gives(Role own, int rank) {
        return own.gives(rank) && (rank > own.rank() || !limited.contains(own));
    }
}
