package gatehouse.aws;

import gatehouse.domain.IdentityProvider;

/// Identity providers as maps within a tenant's settings; none stands for the built-in one.
final class IdentityProviderItems {
    private IdentityProviderItems() {}

    static Item write(IdentityProvider.Oidc provider) {
        var claims = provider.claims();
        return Draft.map()
                .put("name", provider.name())
                .put("issuer", provider.issuer())
                .put("clientId", provider.clientId())
                .putTexts("domains", provider.domains())
                .put(
                        "claims",
                        Draft.map()
                                .put("email", claims.email())
                                .put("emailVerified", claims.emailVerified())
                                .put("firstName", claims.firstName())
                                .put("lastName", claims.lastName())
                                .item())
                .put("jit", provider.jit())
                .item();
    }

    static IdentityProvider read(Item map) {
        if (map.attributes().isEmpty()) {
            return new IdentityProvider.BuiltIn();
        }
        var claims = map.map("claims");
        return new IdentityProvider.Oidc(
                map.text("name"),
                map.text("issuer"),
                map.text("clientId"),
                map.texts("domains"),
                new IdentityProvider.Claims(
                        claims.text("email"),
                        claims.text("emailVerified"),
                        claims.text("firstName"),
                        claims.text("lastName")),
                map.flag("jit"));
    }
}
