package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;

/// Tenants as items.
public final class TenantItems {
    private static final String TOTP_RANK = "requireTotpRank";
    private static final String SETTINGS = "settings";
    private static final String PROVIDER = "identityProvider";

    private TenantItems() {}

    public static Tenant read(Item item) {
        var id = Keys.tenantOf(item.key()).orElseThrow();
        return new Tenant(
                id,
                item.text("name"),
                TenantKind.valueOf(item.text("kind")),
                item.findText("managedBy").map(TenantId::new).orElse(id),
                settings(item.map(SETTINGS)),
                RoleItems.catalogue(item));
    }

    /// A new tenant.
    public static Write create(Tenant tenant, Change change) {
        var draft =
                Draft.at(Keys.tenant(tenant.id()))
                        .put("name", tenant.name())
                        .put("kind", tenant.kind().name())
                        .put("managedBy", tenant.managedBy().map(TenantId::value).orElse(""))
                        .put(SETTINGS, settings(tenant.settings()));
        return Write.create(draft, change);
    }

    /// Other settings of a tenant that was read, with their event.
    public static Write replace(Item before, Settings after, Change change) {
        return Write.replace(before, before.edit().put(SETTINGS, settings(after)), change);
    }

    /// Other roles of a tenant that was read; the item of the role that changed carries the event.
    public static Write replace(Item before, RoleCatalogue after) {
        return Write.replace(
                before, before.edit().putMaps(RoleItems.ROLES, RoleItems.write(after)));
    }

    private static Item settings(Settings settings) {
        var map =
                Draft.map()
                        .put("invitationDays", settings.invitationDays())
                        .put("reminderDays", settings.reminderDays())
                        .put("mailBudget", settings.mailBudget());
        if (settings.requireTotpRank() != Settings.NOBODY) {
            map.put(TOTP_RANK, settings.requireTotpRank());
        }
        return switch (settings.identityProvider()) {
            case IdentityProvider.BuiltIn() -> map.item();
            case IdentityProvider.Oidc provider ->
                    map.put(PROVIDER, IdentityProviderItems.write(provider)).item();
        };
    }

    private static Settings settings(Item map) {
        var standard = Settings.STANDARD;
        return new Settings(
                (int) map.number("invitationDays", standard.invitationDays()),
                (int) map.number("reminderDays", standard.reminderDays()),
                (int) map.number("mailBudget", standard.mailBudget()),
                (int) map.number(TOTP_RANK, standard.requireTotpRank()),
                IdentityProviderItems.read(map.map(PROVIDER)));
    }
}
