package gatehouse.domain;

import java.util.Optional;
import java.util.Set;

/// An organization with people, settings and data of its own.
///
/// @param id its slug
/// @param name as people call it
/// @param kind what it is
/// @param manager the tenant that manages it; its own id where it is independent
/// @param modules those that the vendor has switched on for it (C1)
/// @param settings what it has set
/// @param roles all that can be held there
public record Tenant(
        TenantId id,
        String name,
        TenantKind kind,
        TenantId manager,
        Set<Module> modules,
        Settings settings,
        RoleCatalogue roles) {

    public Tenant {
        modules = Set.copyOf(modules);
    }

    /// The same, called otherwise.
    public Tenant named(String other) {
        return new Tenant(id, other, kind, manager, modules, settings, roles);
    }

    /// The same with other settings.
    public Tenant with(Settings other) {
        return new Tenant(id, name, kind, manager, modules, other, roles);
    }

    /// The same with other modules.
    public Tenant with(Set<Module> other) {
        return new Tenant(id, name, kind, manager, other, settings, roles);
    }

    /// The same, managed by nobody from now on (C10).
    public Tenant independent() {
        return new Tenant(id, name, kind, id, modules, settings, roles);
    }

    /// Why a module's routes are refused, if they are (C1).
    public Optional<Refusal> refuses(Module module) {
        return modules.contains(module)
                ? Optional.empty()
                : Optional.of(new Refusal.ModuleOff(module));
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

    /// Whether anybody can register here (D6). To strangers a tenant where nobody can looks like
    /// one that never was.
    public boolean letsJoin() {
        return settings.joining().enabled() && refusesPeople().isEmpty();
    }

    /// Whether that tenant manages this one (C10).
    public boolean isManagedBy(TenantId other) {
        return managedBy().filter(other::equals).isPresent();
    }

    /// Whether what happens here is the business of people at home there, who have no place here:
    /// as long as theirs manages this one, or is the vendor's (C9, C10).
    public boolean concerns(Tenant home) {
        return home.id.equals(id) || isManagedBy(home.id) || home.kind == TenantKind.VENDOR;
    }

    /// By what name mails about it come.
    public String sender() {
        return settings.mailSenderName().orElse(name);
    }

    /// The tenant that manages it, or empty if it is independent.
    public Optional<TenantId> managedBy() {
        return Optional.of(manager).filter(other -> !other.equals(id));
    }
}
