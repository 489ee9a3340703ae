package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.Module;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tenants as items.
public final class TenantItems {
    private static final String SETTINGS = "settings";
    private static final String MODULES = "modules";
    private static final String MANAGER = "managedBy";

    private TenantItems() {}

    public static Tenant read(Item item) {
        var id = Keys.tenantOf(item.key()).orElseThrow();
        return new Tenant(
                id,
                item.text("name"),
                TenantKind.valueOf(item.text("kind")),
                item.findText(MANAGER).map(TenantId::new).orElse(id),
                modules(item),
                SettingsItems.read(item.map(SETTINGS)),
                RoleItems.catalogue(item));
    }

    /// A new tenant.
    public static Write create(Tenant tenant, Change change) {
        var draft = Draft.at(Keys.tenant(tenant.id())).put("kind", tenant.kind().name());
        return Write.create(state(draft, tenant), change);
    }

    /// Where a new tenant is found among all; it goes together with [#create(Tenant, Change)].
    public static Write list(Tenant tenant, Change change) {
        return new Write.Create(
                Draft.at(Keys.listed(tenant.id())).put(Item.VERSION, 1).item(), change.at());
    }

    /// Other settings of a tenant that was read, with their event.
    public static Write replace(Item before, Settings after, Change change) {
        return Write.replace(
                before, before.edit().put(SETTINGS, SettingsItems.write(after)), change);
    }

    /// What a tenant that was read is from now on, but for its roles, with the event.
    public static Write replace(Item before, Tenant after, Change change) {
        return Write.replace(before, state(before.edit(), after), change);
    }

    /// Other roles of a tenant that was read; the item of the role that changed carries the event.
    public static Write replace(Item before, RoleCatalogue after) {
        return Write.replace(
                before, before.edit().putMaps(RoleItems.ROLES, RoleItems.write(after)));
    }

    /// That a customer is still managed by who manages it, for what is done on that alone (C10): a
    /// version would ask for more.
    ///
    /// @param customer as it was read
    /// @throws IllegalArgumentException if nobody manages it
    public static Write stillManaged(Tenant customer) {
        var manager = customer.managedBy().orElseThrow(IllegalArgumentException::new);
        return new Write.Check(
                Keys.tenant(customer.id()),
                Map.of(MANAGER, AttributeValue.fromS(manager.value())),
                Set.of());
    }

    private static Set<Module> modules(Item item) {
        return item.texts(MODULES).stream()
                .flatMap(code -> Module.parse(code).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> codes(Set<Module> modules) {
        return modules.stream().map(Module::code).sorted().toList();
    }

    /// All that can change but for the roles. Customers are found by the tenant that manages them.
    private static Draft state(Draft draft, Tenant tenant) {
        var manager = tenant.managedBy();
        return draft.put("name", tenant.name())
                .put(MANAGER, manager.map(TenantId::value).orElse(""))
                .putTexts(MODULES, codes(tenant.modules()))
                .put(SETTINGS, SettingsItems.write(tenant.settings()))
                .put(MemberItems.RELATION, manager.map(Keys::partition).orElse(""))
                .put(MemberItems.RELATED, manager.map(_ -> Keys.partition(tenant.id())).orElse(""));
    }
}
