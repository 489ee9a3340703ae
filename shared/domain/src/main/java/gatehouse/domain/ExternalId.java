package gatehouse.domain;

import java.util.HexFormat;

/// Who somebody is to an external identity provider, in one tenant. Only this finds an account at a
/// sign-in from outside, never a mail address; two tenants with one provider share nobody.
///
/// @param tenant whose provider it is
/// @param issuer the provider
/// @param subject the person's id there: at most 255 characters, case counts (OpenID Connect Core
///   1.0, section 2)
public record ExternalId(TenantId tenant, String issuer, String subject) {

    /// Stands for it in keys: the SHA-256 of all three, in hex.
    public String hash() {
        // the lengths keep the parts apart
        var text =
                "%s\n%d\n%s\n%d\n%s"
                        .formatted(tenant, issuer.length(), issuer, subject.length(), subject);
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /// Says nothing of the person, as it belongs in no log.
    @Override
    public String toString() {
        return "ExternalId[" + tenant + "]";
    }
}
