package gatehouse.functions.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Item;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Module;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.functions.SettingsJson;
import gatehouse.http.Answer;
import gatehouse.http.Json;

/// A tenant as answers show it.
final class TenantJson {
    private TenantJson() {}

    static ObjectNode of(Item item) {
        return of(TenantItems.read(item), item.version());
    }

    static ObjectNode of(Tenant tenant, long version) {
        var json =
                Json.object()
                        .put("id", tenant.id().value())
                        .put("name", tenant.name())
                        .put("kind", tenant.kind().name())
                        .put("managedBy", tenant.managedBy().map(TenantId::value).orElse(null));
        json.set("settings", SettingsJson.of(tenant.settings()));
        var modules = json.putArray("modules");
        tenant.modules().stream().map(Module::code).sorted().forEach(modules::add);
        return json.put("version", version);
    }

    /// 200 with a tenant as it is, or will be once it is stored.
    static Answer answer(Tenant tenant, long version) {
        return Answer.ok(of(tenant, version), version);
    }

    /// 200 with a tenant that was read.
    static Answer answer(Item item) {
        return answer(TenantItems.read(item), item.version());
    }
}
