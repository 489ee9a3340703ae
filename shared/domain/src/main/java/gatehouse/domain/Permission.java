package gatehouse.domain;

import java.util.Optional;

/// What a role may allow: a closed list, the same for every tenant.
public enum Permission {
    /// See and edit the own profile.
    OWN_PROFILE,
    /// The product's messaging area.
    MESSAGING,
    /// The product's reporting area.
    REPORTING,
    /// The product's outbound area.
    OUTBOUND,
    /// The own company's devices (C8).
    DEVICES,
    /// The own company's tickets (C8).
    TICKETS,
    /// The own company's video sessions (C8).
    VIDEO_SESSIONS,
    /// See the tenant's people.
    READ_PEOPLE,
    /// Create, edit and disable people, and give and take roles, within the own reach (F3).
    MANAGE_PEOPLE,
    /// Create, edit and delete groups.
    MANAGE_GROUPS,
    /// Create, edit and delete the tenant's own roles.
    MANAGE_ROLES,
    /// Change the tenant's settings.
    MANAGE_SETTINGS,
    /// Export the list of people.
    EXPORT_PEOPLE,
    /// Read invitations and grants.
    READ_ACCESS,
    /// Read the audit log.
    READ_AUDIT,
    /// Invite vendor users, and revoke and resend such invitations (A5, A11).
    INVITE_VENDOR_USERS,
    /// Create and edit the customers that the tenant manages.
    MANAGE_CUSTOMERS,
    /// Invite people into the customers that the tenant manages (C4).
    INVITE_CUSTOMERS,
    /// Submit change requests for contacts (E8).
    REQUEST_CHANGES,
    /// Create tenants and switch their modules.
    MANAGE_TENANTS,
    /// Decide the change requests of all tenants (E6).
    DECIDE_CHANGES;

    /// The name in answers and problems, such as `invite-vendor-users`.
    public String code() {
        return Codes.of(this);
    }

    /// The module that a tenant must have switched on for it to be worth anything there (C1).
    public Optional<Module> module() {
        return this == INVITE_CUSTOMERS ? Optional.of(Module.CUSTOMER_LOGIN) : Optional.empty();
    }

    /// Returns the permission of that code, or empty if there is none.
    public static Optional<Permission> parse(String code) {
        return Codes.parse(values(), Permission::code, code);
    }
}
