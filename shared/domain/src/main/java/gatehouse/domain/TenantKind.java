package gatehouse.domain;

/// What kind of organization a tenant is.
public enum TenantKind {
    /// Runs this deployment; there is one.
    VENDOR,
    /// A company; its people can have logins.
    CORPORATE,
    /// A private person; managed by a tenant, never with logins (C2).
    PRIVATE
}
