package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.TenantId;
import gatehouse.functions.IdentityProviderForm;
import gatehouse.http.Form;
import java.util.Optional;

/// From which provider a tenant's people come, and why: `{"identityProvider": {"tenant", "name",
/// "issuer", "clientId", "domains", "claims"?, "jit"?}, "reason"}`, or `{"tenant", "remove": true}`
/// within.
record ProviderForm(TenantId tenant, IdentityProvider provider, Reason reason) {
    private static final String PROVIDER = "identityProvider";

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(PROVIDER);
    }

    /// @param loopback whether a provider on this very machine will do
    static Outcome<ProviderForm> read(JsonNode input, boolean loopback) {
        var form = Form.of(input);
        var within = form.within(PROVIDER);
        var tenant = within.required("tenant", TenantId::parse, "must be the id of a tenant");
        boolean remove = within.flag("remove").orElse(false);
        var provider =
                remove
                        ? Optional.<IdentityProvider.Oidc>empty()
                        : IdentityProviderForm.read(within, loopback);
        var reason = form.reason();
        return form.ifGood(() ->
                Outcome.done(
                        new ProviderForm(
                                tenant.orElseThrow(),
                                provider.<IdentityProvider>map(given -> given)
                                        .orElseGet(IdentityProvider.BuiltIn::new),
                                reason.orElseThrow())));
    }
}
