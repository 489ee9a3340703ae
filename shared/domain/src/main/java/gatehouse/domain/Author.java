package gatehouse.domain;

/// Who did something: a person, or the system by its schedule.
///
/// @param account the account's id, or `system`
/// @param name as it was then; at most 201 characters
/// @param tenant where the account is at home
public record Author(String account, String name, TenantId tenant) {
    private static final String SYSTEM = "system";

    /// A person.
    public static Author of(AccountId account, String name, TenantId home) {
        return new Author(account.value(), name, home);
    }

    /// What happens by itself, such as the end of a window.
    public static Author system(TenantId vendor) {
        return new Author(SYSTEM, "Gatehouse", vendor);
    }
}
