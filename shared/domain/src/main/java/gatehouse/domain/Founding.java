package gatehouse.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// By whose word a tenant comes to be, and so which roles its first people can be named for (E8,
/// F3).
public enum Founding {
    /// By the vendor's: any role that people can hold at home.
    VENDOR(
            "any role but everyone, system-admin and customer-manager",
            EnumSet.complementOf(
                    EnumSet.of(
                            BuiltInRole.EVERYONE,
                            BuiltInRole.SYSTEM_ADMIN,
                            BuiltInRole.CUSTOMER_MANAGER))),
    /// By that of the tenant that will manage it: what it may give into a customer at all (C3), and
    /// what people hold only if they are named now (E8).
    MANAGER(
            "member, moderator, administrator, management or customer-administrator",
            EnumSet.of(
                    BuiltInRole.MEMBER,
                    BuiltInRole.MODERATOR,
                    BuiltInRole.ADMINISTRATOR,
                    BuiltInRole.MANAGEMENT,
                    BuiltInRole.CUSTOMER_ADMINISTRATOR));

    /// How many people can be named: with their claims they are written in one transaction.
    public static final int MOST = 10;

    private final String names;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, never changed
    private final Set<BuiltInRole> roles;

    Founding(String names, Set<BuiltInRole> roles) {
        this.names = names;
        this.roles = roles;
    }

    /// What a role must be, as people are told.
    public String rule() {
        return "must be " + names;
    }

    /// Returns the role of that id if somebody can be named for it, else empty.
    public Optional<BuiltInRole> role(String id) {
        return RoleId.parse(id).flatMap(BuiltInRole::of).filter(roles::contains);
    }
}
