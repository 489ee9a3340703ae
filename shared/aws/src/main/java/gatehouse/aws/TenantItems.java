package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.Settings;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;

/// Tenants as items.
public final class TenantItems {
    private static final String TOTP_RANK = "requireTotpRank";

    private TenantItems() {}

    public static Tenant read(Item item) {
        var id = Keys.tenantOf(item.key()).orElseThrow();
        return new Tenant(
                id,
                item.text("name"),
                TenantKind.valueOf(item.text("kind")),
                item.findText("managedBy").map(TenantId::new).orElse(id),
                settings(item.map("settings")));
    }

    /// A new tenant.
    public static Write create(Tenant tenant, Change change) {
        var settings =
                Draft.map()
                        .put("invitationDays", tenant.settings().invitationDays())
                        .put("reminderDays", tenant.settings().reminderDays())
                        .put("mailBudget", tenant.settings().mailBudget());
        if (tenant.settings().requireTotpRank() != Settings.NOBODY) {
            settings.put(TOTP_RANK, tenant.settings().requireTotpRank());
        }
        var draft =
                Draft.at(Keys.tenant(tenant.id()))
                        .put("name", tenant.name())
                        .put("kind", tenant.kind().name())
                        .put("managedBy", tenant.managedBy().map(TenantId::value).orElse(""))
                        .put("settings", settings.item());
        return Write.create(draft, change);
    }

    private static Settings settings(Item map) {
        var standard = Settings.STANDARD;
        return new Settings(
                (int) map.number("invitationDays", standard.invitationDays()),
                (int) map.number("reminderDays", standard.reminderDays()),
                (int) map.number("mailBudget", standard.mailBudget()),
                (int) map.number(TOTP_RANK, standard.requireTotpRank()));
    }
}
