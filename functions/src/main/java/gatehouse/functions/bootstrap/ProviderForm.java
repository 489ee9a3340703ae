package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Email;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.TenantId;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// From which provider a tenant's people come, and why: `{"identityProvider": {"tenant", "name",
/// "issuer", "clientId", "domains", "claims"?, "jit"?}, "reason"}`, or `{"tenant", "remove": true}`
/// within.
record ProviderForm(TenantId tenant, IdentityProvider provider, Reason reason) {
    private static final String PROVIDER = "identityProvider";
    private static final int MOST_DOMAINS = 50;
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_:/.-]{1,100}");
    private static final String CLAIM_RULE = "must be the name of a claim";

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(PROVIDER);
    }

    /// Whether people may arrive without being invited.
    boolean letsNewcomersIn() {
        return provider instanceof IdentityProvider.Oidc oidc && oidc.jit();
    }

    /// @param loopback whether a provider on this very machine will do
    static Outcome<ProviderForm> read(JsonNode input, boolean loopback) {
        var form = Form.of(input);
        var within = form.within(PROVIDER);
        var tenant = within.required("tenant", TenantId::parse, "must be the id of a tenant");
        boolean remove = within.flag("remove").orElse(false);
        var provider = remove ? Optional.<IdentityProvider.Oidc>empty() : oidc(within, loopback);
        var reason = form.reason();
        return form.ifGood(() ->
                Outcome.done(
                        new ProviderForm(
                                tenant.orElseThrow(),
                                provider.<IdentityProvider>map(given -> given)
                                        .orElseGet(IdentityProvider.BuiltIn::new),
                                reason.orElseThrow())));
    }

    /// Returns empty if something is faulty.
    private static Optional<IdentityProvider.Oidc> oidc(Form form, boolean loopback) {
        var name = form.required("name", ProviderForm::text, "must be 1 to 100 characters");
        var issuer =
                form.required(
                        "issuer",
                        text -> IdentityProvider.issuer(text, loopback),
                        IdentityProvider.ISSUER_RULE);
        var clientId = form.required("clientId", ProviderForm::text, "must be 1 to 100 characters");
        var domains =
                form.requiredList(
                        "domains", MOST_DOMAINS, Email::parseDomain, "must be a mail domain");
        var claims = claims(form);
        boolean jit = form.flag("jit").orElse(false);
        return form.faults().isEmpty()
                ? Optional.of(
                        new IdentityProvider.Oidc(
                                name.orElseThrow(),
                                issuer.orElseThrow(),
                                clientId.orElseThrow(),
                                List.copyOf(domains),
                                claims,
                                jit))
                : Optional.empty();
    }

    private static IdentityProvider.Claims claims(Form form) {
        var standard = IdentityProvider.Claims.STANDARD;
        if (!form.has("claims")) {
            return standard;
        }
        var within = form.within("claims");
        var email = claim(within, "email", standard.email());
        var verified = claim(within, "emailVerified", standard.emailVerified());
        if (!email.equals(standard.email()) && !within.has("emailVerified")) {
            // the standard one speaks of the standard address only, and people may choose others
            within.fault("/emailVerified", "is required where the address is in another claim");
        }
        return new IdentityProvider.Claims(
                email,
                verified,
                claim(within, "firstName", standard.firstName()),
                claim(within, "lastName", standard.lastName()));
    }

    private static String claim(Form form, String name, String standard) {
        return form.optional(name, ProviderForm::claim, CLAIM_RULE).orElse(standard);
    }

    private static Optional<String> claim(String text) {
        return Optional.of(text).filter(good -> CLAIM.matcher(good).matches());
    }

    private static Optional<String> text(String text) {
        var name = text.strip();
        return Optional.of(name)
                .filter(good -> !good.isEmpty() && good.length() <= 100)
                .filter(good -> good.chars().noneMatch(Character::isISOControl));
    }
}
