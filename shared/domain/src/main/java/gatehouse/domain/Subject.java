package gatehouse.domain;

import java.util.List;

/// What an event is about.
///
/// @param type `tenant`, `member`, `group`, `role`, `invitation`, `registration`, `change-request`,
///   `grant`, `session`, `export`, `secret` or `reset`
/// @param id its id
/// @param member of a grant: the account that holds it; of an export: the one that asked for it;
///   else empty
public record Subject(String type, String id, String member) {

    public static Subject of(InvitationId invitation) {
        return new Subject("invitation", invitation.toString(), "");
    }

    public static Subject of(ChangeRequestId request) {
        return new Subject("change-request", request.toString(), "");
    }

    public static Subject of(RegistrationId registration) {
        return new Subject("registration", registration.toString(), "");
    }

    public static Subject of(AccountId member) {
        return new Subject("member", member.value(), "");
    }

    public static Subject of(GroupId group) {
        return new Subject("group", group.value(), "");
    }

    public static Subject of(RoleId role) {
        return new Subject("role", role.value(), "");
    }

    public static Subject of(GrantId grant, AccountId member) {
        return new Subject("grant", grant.value(), member.value());
    }

    public static Subject of(TenantId tenant) {
        return new Subject("tenant", tenant.value(), "");
    }

    public static Subject of(SessionId session) {
        return new Subject("session", session.value(), "");
    }

    public static Subject of(ExportId export, AccountId asker) {
        return new Subject("export", export.value(), asker.value());
    }

    /// A secret.
    ///
    /// @param purpose what it is for, such as `links`
    public static Subject ofSecret(String purpose) {
        return new Subject("secret", purpose, "");
    }

    /// What was asked for a login that somebody typed.
    public static Subject of(Login login) {
        return new Subject("reset", login.hash(), "");
    }

    /// Returns what [#toString()] wrote.
    ///
    /// @throws IllegalArgumentException if it did not
    public static Subject parse(String text) {
        var parts = List.of(text.split("/", -1));
        if (parts.contains("")) {
            throw new IllegalArgumentException("not a subject");
        }
        return switch (parts.size()) {
            case 2 -> new Subject(parts.getFirst(), parts.get(1), "");
            case 3 -> new Subject(parts.getFirst(), parts.get(1), parts.get(2));
            default -> throw new IllegalArgumentException("not a subject");
        };
    }

    /// Such as `invitation/9f86d081884c7d659a2feaa0c55ad015.1`, or `grant/<grant>/<account>`.
    @Override
    public String toString() {
        return type + "/" + id + (member.isEmpty() ? "" : "/" + member);
    }
}
