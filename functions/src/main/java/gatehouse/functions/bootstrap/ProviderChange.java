package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.SettingsRule;
import gatehouse.http.Json;
import jakarta.inject.Inject;

/// Says from which identity provider a tenant's people come. Only who runs the deployment can, and
/// so approves the issuer and the domains that its word is good for. It stands in that tenant's
/// audit log.
final class ProviderChange {
    private final Platform platform;
    private final Table table;
    private final SettingsChange changes;

    @Inject
    ProviderChange(Platform platform, Table table, SettingsChange changes) {
        this.platform = platform;
        this.table = table;
        this.changes = changes;
    }

    /// The tenant, with its provider from now on.
    Outcome<JsonNode> run(JsonNode input, Origin origin) {
        return ProviderForm.read(input, platform.hasProvidersOnLoopback())
                .then(form ->
                        table.get(Keys.tenant(form.tenant()))
                                .map(item -> change(item, form, origin))
                                .orElseGet(() ->
                                        Outcome.refused(
                                                new Refusal.Conflict("There is no such tenant"))));
    }

    private Outcome<JsonNode> change(Item item, ProviderForm form, Origin origin) {
        var tenant = TenantItems.read(item);
        var settings = tenant.settings().with(form.provider());
        var faults = SettingsRule.faults(tenant.kind(), settings);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        return changes.write(
                item, settings, EventType.PROVIDER_CHANGED, form.reason(), origin, told(form));
    }

    private static JsonNode told(ProviderForm form) {
        var json = Json.object().put("tenant", form.tenant().value());
        return switch (form.provider()) {
            case IdentityProvider.BuiltIn() -> json.put("identityProvider", "built in");
            case IdentityProvider.Oidc provider ->
                    json.put("identityProvider", provider.name()).put("issuer", provider.issuer());
        };
    }
}
