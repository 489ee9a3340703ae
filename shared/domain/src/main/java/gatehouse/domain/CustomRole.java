package gatehouse.domain;

import static gatehouse.domain.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A role of a tenant's own, as far as access needs it.
///
/// @param id its id
/// @param rank 3 to 8
/// @param permissions what it allows; never empty
public record CustomRole(RoleId id, int rank, Set<Permission> permissions) implements Role {
    /// The highest rank that a tenant's own role can have.
    public static final int HIGHEST = 3;

    /// The lowest one: `everyone` stands below it.
    public static final int LOWEST = 8;

    /// What only built-in roles allow: it is bound to them by name (A5, C4, E8), or the vendor's.
    private static final Set<Permission> RESERVED =
            EnumSet.of(
                    OWN_PROFILE,
                    INVITE_VENDOR_USERS,
                    INVITE_CUSTOMERS,
                    REQUEST_CHANGES,
                    MANAGE_TENANTS,
                    DECIDE_CHANGES);

    /// @throws IllegalArgumentException if the rank is out of range or there is no permission
    public CustomRole {
        if (rank < HIGHEST || rank > LOWEST || permissions.isEmpty()) {
            throw new IllegalArgumentException("not a role of a tenant's own");
        }
        permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /// Whether a tenant's own roles can allow it.
    public static boolean canAllow(Permission permission) {
        return !RESERVED.contains(permission);
    }

    /// Only ranks below its own, and only where it manages people at all (F3).
    @Override
    public boolean gives(int otherRank) {
        return permissions.contains(MANAGE_PEOPLE)
                && otherRank > rank
                && otherRank < BuiltInRole.EVERYONE.rank();
    }

    @Override
    public boolean administers() {
        return false;
    }
}
