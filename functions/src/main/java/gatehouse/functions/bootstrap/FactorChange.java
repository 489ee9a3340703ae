package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Settings;
import gatehouse.http.Json;
import jakarta.inject.Inject;

/// Says of whom a tenant asks a second factor (F1). It stands in that tenant's audit log.
final class FactorChange {
    private final Table table;
    private final SettingsChange changes;

    @Inject
    FactorChange(Table table, SettingsChange changes) {
        this.table = table;
        this.changes = changes;
    }

    /// The tenant, with its rank from now on.
    Outcome<JsonNode> run(JsonNode input, Origin origin) {
        return FactorForm.read(input, tenant -> table.get(Keys.tenant(tenant)).isPresent())
                .then(form -> change(form, origin));
    }

    private Outcome<JsonNode> change(FactorForm form, Origin origin) {
        var item = table.get(Keys.tenant(form.tenant())).orElseThrow();
        var settings = TenantItems.read(item).settings().withTotpRank(form.rank());
        return changes.write(
                item, settings, EventType.FACTOR_CHANGED, form.reason(), origin, told(form));
    }

    private static JsonNode told(FactorForm form) {
        var json = Json.object().put("tenant", form.tenant().value());
        return form.rank() == Settings.NOBODY
                ? json.putNull("requireTotpRank")
                : json.put("requireTotpRank", form.rank());
    }
}
