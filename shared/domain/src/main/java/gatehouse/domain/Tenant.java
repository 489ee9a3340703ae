package gatehouse.domain;

import java.util.Optional;

/// An organization with people, settings and data of its own.
///
/// @param id its slug
/// @param name as people call it
/// @param kind what it is
/// @param manager the tenant that manages it; its own id where it is independent
/// @param settings what it has set
public record Tenant(
        TenantId id, String name, TenantKind kind, TenantId manager, Settings settings) {

    /// The tenant that manages it, or empty if it is independent.
    public Optional<TenantId> managedBy() {
        return Optional.of(manager).filter(other -> !other.equals(id));
    }
}
