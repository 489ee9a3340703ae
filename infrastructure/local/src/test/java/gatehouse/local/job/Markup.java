package gatehouse.local.job;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.Planting;

/// A tenant and a person whose names are markup that would run if a page or a mail took it for its
/// own.
final class Markup {
    /// The title of a page on which it ran.
    static final String RAN = "ran";

    static final String NAME = "<img src=x onerror=\"document.title='" + RAN + "'\">";
    private static final String PASSWORD = "a-good-password";

    private Markup() {}

    /// A new tenant of that name, with an account manager of that name.
    ///
    /// @param id of the tenant, which nobody else uses
    static Person customer(String id) {
        var tenant = new TenantId(id);
        var email = "angle@" + id + ".example";
        var planting = Planting.in(House.SYSTEM);
        planting.tenant(tenant, NAME, TenantKind.CORPORATE, tenant);
        planting.person(email, NAME, NAME, tenant, BuiltInRole.ACCOUNT_MANAGER, PASSWORD);
        return new Person(email, PASSWORD, id);
    }
}
