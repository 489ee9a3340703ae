package gatehouse.domain;

/// An account's place in one tenant.
///
/// @param account whose
/// @param tenant where
/// @param home where the account is at home; in any other tenant it is a guest
/// @param email a copy, for lists
/// @param name a copy, for lists
/// @param enabled whether the person may act here (B8)
/// @param grants what gives access
public record Member(
        AccountId account,
        TenantId tenant,
        TenantId home,
        Email email,
        String name,
        boolean enabled,
        Grants grants) {

    /// Whether the person is at home elsewhere.
    public boolean isGuest() {
        return !home.equals(tenant);
    }

    /// The same with other grants.
    public Member with(Grants next) {
        return new Member(account, tenant, home, email, name, enabled, next);
    }
}
