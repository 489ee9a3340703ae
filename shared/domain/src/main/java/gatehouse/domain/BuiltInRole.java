package gatehouse.domain;

import static gatehouse.domain.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The built-in roles (design, *Roles*).
public enum BuiltInRole implements Role {
    /// The vendor's own: tenants and customers, vendor people, change requests, vendor users
    /// anywhere.
    SYSTEM_ADMIN(
            0,
            1,
            permissions(
                    MANAGE_TENANTS,
                    MANAGE_CUSTOMERS,
                    DECIDE_CHANGES,
                    INVITE_VENDOR_USERS,
                    READ_PEOPLE,
                    MANAGE_PEOPLE,
                    MANAGE_GROUPS,
                    MANAGE_ROLES,
                    MANAGE_SETTINGS,
                    EXPORT_PEOPLE,
                    READ_ACCESS,
                    READ_AUDIT)),
    /// The highest of a tenant's own: all that an admin may, and inviting vendor users.
    ACCOUNT_MANAGER(1, 1, Sets.with(Sets.CONFIGURES, INVITE_VENDOR_USERS)),
    /// The vendor's people, by invitation and for a limited time (A1, A2). They invite no
    /// customers' people: only the tenant's own do (C4).
    CUSTOMER_MANAGER(2, 3, Sets.without(Sets.CONFIGURES, INVITE_CUSTOMERS)),
    /// People, groups, roles, settings, exports, all product areas, customers.
    ADMIN(2, 2, Sets.CONFIGURES),
    /// A customer's own administrator.
    ADMINISTRATOR(
            2,
            2,
            permissions(
                    READ_PEOPLE,
                    MANAGE_PEOPLE,
                    MANAGE_GROUPS,
                    DEVICES,
                    TICKETS,
                    VIDEO_SESSIONS,
                    MANAGE_CUSTOMERS,
                    INVITE_CUSTOMERS)),
    /// Contacts and change requests (E8).
    MANAGEMENT(2, Sets.NOTHING, permissions(READ_PEOPLE, REQUEST_CHANGES)),
    /// Contacts and change requests (E8).
    CUSTOMER_ADMINISTRATOR(2, Sets.NOTHING, permissions(READ_PEOPLE, REQUEST_CHANGES)),
    /// Messaging, reporting, people and groups below the own rank (B5).
    STAFF_ADMIN(3, 4, permissions(MESSAGING, REPORTING, READ_PEOPLE, MANAGE_PEOPLE, MANAGE_GROUPS)),
    /// People and groups below the own rank, customer invitations.
    DEPARTMENT_ADMINISTRATOR(
            3, 4, permissions(READ_PEOPLE, MANAGE_PEOPLE, MANAGE_GROUPS, INVITE_CUSTOMERS)),
    /// Customer invitations (C4).
    CONTENT_CREATOR(4, Sets.NOTHING, permissions(INVITE_CUSTOMERS)),
    /// Messaging and reporting (B5).
    MANAGER(4, Sets.NOTHING, permissions(MESSAGING, REPORTING)),
    /// The own company's devices, tickets and video sessions; sees its people.
    MODERATOR(4, Sets.NOTHING, Sets.with(Sets.OWN_COMPANY, READ_PEOPLE)),
    /// The same, among registered customers (D2).
    CUSTOMER_MANAGER_LOCAL(4, Sets.NOTHING, Sets.with(Sets.OWN_COMPANY, READ_PEOPLE)),
    /// Messaging (B5).
    AGENT(5, Sets.NOTHING, permissions(MESSAGING)),
    /// The own company's devices, tickets and video sessions.
    MEMBER(5, Sets.NOTHING, Sets.OWN_COMPANY),
    /// The same, among registered customers (D2).
    CUSTOMER(5, Sets.NOTHING, Sets.OWN_COMPANY),
    /// What all have: the own profile.
    EVERYONE(9, Sets.NOTHING, permissions(OWN_PROFILE));

    private static final Map<RoleId, BuiltInRole> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(BuiltInRole::id, role -> role));

    @SuppressWarnings("ImmutableEnumChecker") // a record of one text
    private final RoleId id;

    private final int rank;
    private final int givesFrom;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, never changed
    private final Set<Permission> permissions;

    BuiltInRole(int rank, int givesFrom, Set<Permission> permissions) {
        this.id = new RoleId(Codes.of(this));
        this.rank = rank;
        this.givesFrom = givesFrom;
        this.permissions = permissions;
    }

    /// Such as `customer-manager`.
    @Override
    public RoleId id() {
        return id;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public boolean gives(int otherRank) {
        return otherRank >= givesFrom && otherRank < EVERYONE.rank;
    }

    @Override
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }

    @Override
    public boolean administers() {
        return this == ACCOUNT_MANAGER || this == ADMIN || this == ADMINISTRATOR;
    }

    /// Whether a tenant can offer it to the people of the customers that it manages (C3): to the
    /// inviter's own rank it has nothing to do (C4).
    public boolean isForCustomers() {
        return this == MEMBER || this == MODERATOR || this == ADMINISTRATOR;
    }

    /// Returns the role of that id, or empty if it is not built in.
    public static Optional<BuiltInRole> of(RoleId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Set<Permission> permissions(Permission first, Permission... more) {
        return EnumSet.of(first, more);
    }

    private static final class Sets {
        private static final int NOTHING = Integer.MAX_VALUE;
        private static final Set<Permission> OWN_COMPANY =
                EnumSet.of(DEVICES, TICKETS, VIDEO_SESSIONS);
        private static final Set<Permission> CONFIGURES =
                EnumSet.of(
                        MESSAGING,
                        REPORTING,
                        OUTBOUND,
                        DEVICES,
                        TICKETS,
                        VIDEO_SESSIONS,
                        READ_PEOPLE,
                        MANAGE_PEOPLE,
                        MANAGE_GROUPS,
                        MANAGE_ROLES,
                        MANAGE_SETTINGS,
                        EXPORT_PEOPLE,
                        READ_ACCESS,
                        READ_AUDIT,
                        MANAGE_CUSTOMERS,
                        INVITE_CUSTOMERS);

        private static Set<Permission> without(Set<Permission> all, Permission less) {
            var set = EnumSet.copyOf(all);
            set.remove(less);
            return set;
        }

        private static Set<Permission> with(Set<Permission> all, Permission more) {
            var set = EnumSet.copyOf(all);
            set.add(more);
            return set;
        }
    }
}
