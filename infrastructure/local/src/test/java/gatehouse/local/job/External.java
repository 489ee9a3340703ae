package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.Planting;
import gatehouse.local.identity.Issuer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A tenant whose people come from an [Issuer].
///
/// @param domain of mail addresses that the issuer's word is good for
/// @param refresh the newest refresh token of the manager, who signed in before the provider came
record External(Issuer issuer, Person manager, String domain, AtomicReference<String> refresh) {
    private static final String START = "/v1/sessions/external/start";
    private static final String EXTERNAL = "/v1/sessions/external";

    static External of(Issuer issuer, boolean jit) {
        var manager = House.customer();
        var domain = manager.tenant() + ".example";
        var signedIn = Passwords.signIn(manager.email(), manager.password());
        var refresh = signedIn.json().path("refreshToken").asText();
        var it = new External(issuer, manager, domain, new AtomicReference<>(refresh));
        var _ = it.configure(it.provider(issuer.url(), List.of(domain, "vendor.example"), jit));
        return it;
    }

    String tenant() {
        return manager.tenant();
    }

    /// An access token of the manager's.
    String reader() {
        var body = House.object().put("refreshToken", refresh.get());
        var pair = House.post("/v1/sessions/refresh", "", body).json();
        refresh.set(pair.path("refreshToken").asText());
        return pair.path("accessToken").asText();
    }

    String address(String local) {
        return local + "@" + domain;
    }

    ObjectNode provider(String issuerUrl, List<String> domains, boolean jit) {
        var provider =
                House.object()
                        .put("tenant", tenant())
                        .put("name", "Acme Login")
                        .put("issuer", issuerUrl)
                        .put("clientId", Issuer.CLIENT)
                        .put("jit", jit);
        domains.forEach(provider.withArray("domains")::add);
        return provider;
    }

    JsonNode configure(ObjectNode provider) {
        var input = House.object().put("reason", "The customer has a login of its own");
        input.set("identityProvider", provider);
        return House.feed("bootstrap", input);
    }

    /// Somebody at home here who has neither a password nor come from anywhere yet.
    String invited(String local) {
        var email = address(local);
        Planting.in(House.SYSTEM)
                .person(email, "Noor", "Haddad", new TenantId(tenant()), BuiltInRole.MANAGER, "");
        return email;
    }

    /// Bars somebody at home here, or lets them in again: the manager does, who is signed in.
    ///
    /// @param what `/disable` or `/enable`
    void act(String email, String what) {
        var path = House.home(manager, "/members/") + House.account(email).value() + what;
        var reply = House.ask("POST", path, reader(), "", Map.of());
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    Reply start() {
        return House.post(START, "", House.object().put("tenant", tenant()));
    }

    String nonce() {
        return start().json().path("nonce").asText();
    }

    JWTClaimsSet.Builder claims(String subject, String email) {
        return issuer.claims(subject, email, nonce());
    }

    Reply signIn(JWTClaimsSet.Builder claims) {
        return signIn(issuer.sign(claims));
    }

    Reply signIn(String token) {
        return signIn(tenant(), token);
    }

    static Reply signIn(String tenant, String token) {
        var body = House.object().put("tenant", tenant).put("idToken", token);
        return House.post(EXTERNAL, "", body);
    }

    /// The own account of who signed in.
    static JsonNode me(Reply signedIn) {
        if (signedIn.status() != 201) {
            throw new AssertionError(signedIn);
        }
        return House.get("/v1/me", signedIn.json().path("accessToken").asText())
                .json()
                .path("account");
    }
}
