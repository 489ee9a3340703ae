package gatehouse.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Who says who a tenant's people are.
public sealed interface IdentityProvider {

    /// Gatehouse itself, by passwords of its own.
    record BuiltIn() implements IdentityProvider {}

    /// Somebody else, by ID tokens (OpenID Connect). The vendor approves it for a tenant, and with
    /// it the domains whose mail addresses its word is good for.
    ///
    /// @param name as people know it, such as `Acme Login`
    /// @param issuer its address, which it also writes into tokens, to the letter
    /// @param clientId by which it knows us
    /// @param domains of mail addresses, as [Email] writes them
    /// @param claims under which names a token tells of its person
    /// @param jit whether people may arrive without being invited
    record Oidc(
            String name,
            String issuer,
            String clientId,
            List<String> domains,
            Claims claims,
            boolean jit)
            implements IdentityProvider {
        public Oidc {
            domains = List.copyOf(domains);
        }

        /// Whether its word is good for an address.
        public boolean vouchesFor(Email email) {
            return domains.contains(email.domain());
        }
    }

    /// The names of claims in its tokens.
    ///
    /// @param email the mail address
    /// @param emailVerified whether the provider knows that the address is the person's
    /// @param firstName the first name
    /// @param lastName the last name
    record Claims(String email, String emailVerified, String firstName, String lastName) {
        /// OpenID Connect Core 1.0, section 5.1.
        public static final Claims STANDARD =
                new Claims("email", "email_verified", "given_name", "family_name");
    }

    /// What an issuer must be, as the caller is told.
    String ISSUER_RULE = "must be an https address without user, query and fragment";

    /// Returns the issuer that somebody wrote, or empty if it can be none: an https address with
    /// nothing secret or variable in it (OpenID Connect Discovery 1.0, section 3).
    ///
    /// @param loopback whether plain http to this very machine will do
    static Optional<String> issuer(String text, boolean loopback) {
        try {
            var uri = new URI(text);
            var host = Optional.ofNullable(uri.getHost()).orElse("");
            boolean here = loopback && "http".equals(uri.getScheme()) && host.equals("127.0.0.1");
            boolean good =
                    text.length() <= 255
                            && ("https".equals(uri.getScheme()) || here)
                            && !host.isEmpty()
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            return good ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
