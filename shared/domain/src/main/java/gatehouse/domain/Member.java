package gatehouse.domain;

import java.time.Instant;
import java.util.Optional;

/// An account's place in one tenant.
///
/// @param account whose
/// @param tenant where
/// @param home where the account is at home; in any other tenant it is a guest
/// @param username a copy, for lists
/// @param email a copy, for lists
/// @param person the name, a copy for lists
/// @param enabled whether the person may act here (B8)
/// @param registeredAt since when there is this place
/// @param profile what the tenant knows beside
/// @param grants what gives access
public record Member(
        AccountId account,
        TenantId tenant,
        TenantId home,
        Username username,
        Email email,
        PersonName person,
        boolean enabled,
        Instant registeredAt,
        Profile profile,
        Grants grants) {

    /// A new place of an account in a tenant, which gives nothing yet.
    public static Member of(Account account, TenantId tenant, Instant now) {
        return new Member(
                account.id(),
                tenant,
                account.home(),
                account.username(),
                account.email(),
                account.name(),
                true,
                now,
                Profile.NONE,
                Grants.NONE);
    }

    /// The person's name as others see it.
    public String name() {
        return person.full();
    }

    /// Whether the person is at home elsewhere.
    public boolean isGuest() {
        return !home.equals(tenant);
    }

    /// The group that the person shows in here (A7, D5).
    public Optional<Group> group() {
        return isGuest() ? Optional.of(Group.DOMAIN) : profile.group().filter(Group::active);
    }

    /// The same with other grants.
    public Member with(Grants next) {
        return with(enabled, profile, next);
    }

    /// The same with another profile.
    public Member with(Profile next) {
        return with(enabled, next, grants);
    }

    /// The same under another address.
    public Member at(Email next) {
        return new Member(
                account,
                tenant,
                home,
                username,
                next,
                person,
                enabled,
                registeredAt,
                profile,
                grants);
    }

    /// The same with all that it copies of its account as the account has it now.
    public Member like(Account now) {
        return new Member(
                account,
                tenant,
                now.home(),
                now.username(),
                now.email(),
                now.name(),
                enabled,
                registeredAt,
                profile,
                grants);
    }

    /// The same as the account has it now, and barred where it is.
    public Member of(Account login) {
        return like(login).enabled(login.enabled());
    }

    /// The same, barred or not.
    public Member enabled(boolean next) {
        return with(next, profile, grants);
    }

    private Member with(boolean mayAct, Profile known, Grants held) {
        return new Member(
                account, tenant, home, username, email, person, mayAct, registeredAt, known, held);
    }
}
