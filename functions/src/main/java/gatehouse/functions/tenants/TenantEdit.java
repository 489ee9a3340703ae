package gatehouse.functions.tenants;

import gatehouse.aws.Item;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Change;
import gatehouse.domain.Label;
import gatehouse.domain.Outcome;
import gatehouse.domain.Tenant;
import gatehouse.functions.Plan;
import gatehouse.http.Form;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import java.util.Optional;
import java.util.function.Supplier;

/// What a request wants a tenant to be: {name?, settings?: {…}}.
final class TenantEdit {
    private final Form form;
    private final Optional<String> name;
    private final SettingsForm settings;

    TenantEdit(Form form, SettingsForm.Providers providers) {
        this.form = form;
        this.name = form.optional("name", Label::name, Label.NAME_RULE);
        this.settings = SettingsForm.in(form, providers);
        form.oneOf("name", "settings");
    }

    SettingsForm settings() {
        return settings;
    }

    /// The tenant after it; where it cannot be so, the form has the faults. To be asked once.
    Tenant on(Tenant before) {
        return before.named(name.orElse(before.name())).with(settings.on(before));
    }

    /// The one write that makes it so.
    ///
    /// @param item the tenant that was read
    /// @param after what came of [#on(Tenant)]
    /// @param change asked for only if something changes
    Outcome<Plan> plan(Item item, Tenant after, Request request, Supplier<Change> change) {
        return form.ifGood(() -> Preconditions.isMeant(request, item.version()))
                .map(version ->
                        after.equals(TenantItems.read(item))
                                ? Plan.unchanged(TenantJson.answer(after, version), request)
                                : Plan.of(
                                        TenantJson.answer(after, version + 1),
                                        TenantItems.replace(item, after, change.get())));
    }
}
