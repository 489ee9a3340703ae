package gatehouse.functions;

import gatehouse.domain.Email;
import gatehouse.domain.IdentityProvider;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An identity provider as the vendor describes it: `{"name", "issuer", "clientId", "domains",
/// "claims"?, "jit"?}`.
public final class IdentityProviderForm {
    private static final int MOST_DOMAINS = 50;
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_:/.-]{1,100}");
    private static final String CLAIM_RULE = "must be the name of a claim";

    private IdentityProviderForm() {}

    /// Returns empty if something is faulty; then the form says so.
    ///
    /// @param loopback whether a provider on this very machine will do
    public static Optional<IdentityProvider.Oidc> read(Form form, boolean loopback) {
        var name = form.required("name", IdentityProviderForm::text, "must be 1 to 100 characters");
        var issuer =
                form.required(
                        "issuer",
                        text -> IdentityProvider.issuer(text, loopback),
                        IdentityProvider.ISSUER_RULE);
        var clientId =
                form.required(
                        "clientId", IdentityProviderForm::text, "must be 1 to 100 characters");
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
        return form.optional(name, IdentityProviderForm::claim, CLAIM_RULE).orElse(standard);
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
