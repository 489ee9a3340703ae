package gatehouse.domain;

import java.util.Optional;

/// An organization with people, settings and data of its own.
///
/// @param id its slug
/// @param name as people call it
/// @param kind what it is
/// @param manager the tenant that manages it; its own id where it is independent
/// @param settings what it has set
/// @param roles all that can be held there
public record Tenant(
        TenantId id,
        String name,
        TenantKind kind,
        TenantId manager,
        Settings settings,
        RoleCatalogue roles) {

    /// The same with other settings.
    public Tenant with(Settings other) {
        return new Tenant(id, name, kind, manager, other, roles);
    }

    /// The same with other roles.
    public Tenant with(RoleCatalogue other) {
        return new Tenant(id, name, kind, manager, settings, other);
    }

    /// The provider outside of Gatehouse that its people come from, if they do.
    public Optional<IdentityProvider.Oidc> externalProvider() {
        return switch (settings.identityProvider()) {
            case IdentityProvider.BuiltIn() -> Optional.empty();
            case IdentityProvider.Oidc provider -> Optional.of(provider);
        };
    }

    /// Why passwords and their resets are refused to people at home here, if they are (B3). It
    /// names the provider, so it is told only to who may know where the account is at home.
    public Optional<Refusal> refusesPasswords() {
        return externalProvider().map(provider -> new Refusal.ExternalIdentity(provider.name()));
    }

    /// Why nobody is made an account at home here, if nobody is (B3, C2).
    public Optional<Refusal> refusesPeople() {
        return hasLogins()
                ? refusesPasswords()
                : Optional.of(new Refusal.Conflict("A private customer's tenant has no logins"));
    }

    /// Whether people can have logins at home here: a private person's tenant has none (C2).
    public boolean hasLogins() {
        return kind != TenantKind.PRIVATE;
    }

    /// The tenant that manages it, or empty if it is independent.
    public Optional<TenantId> managedBy() {
        return Optional.of(manager).filter(other -> !other.equals(id));
    }
}
