package gatehouse.domain;

/// Who did something: a person, or a system: ours by its schedule, or the vendor's help desk.
///
/// @param account the account's id, `system` or `help-desk`
/// @param name as it was then; at most 201 characters
/// @param tenant where the account is at home
public record Author(String account, String name, TenantId tenant) {
    private static final String SYSTEM = "system";
    private static final String HELP_DESK = "help-desk";

    /// A person.
    public static Author of(AccountId account, String name, TenantId home) {
        return new Author(account.value(), name, home);
    }

    /// What happens by itself, such as the end of a window.
    public static Author system(TenantId vendor) {
        return new Author(SYSTEM, "Gatehouse", vendor);
    }

    /// What the vendor's help desk does from its own system, which signs for it.
    ///
    /// @param name of who does it there
    public static Author helpDesk(TenantId vendor, String name) {
        return new Author(HELP_DESK, name, vendor);
    }
}
