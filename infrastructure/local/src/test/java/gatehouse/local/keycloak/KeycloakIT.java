package gatehouse.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Planting;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.identity.Issuer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A sign-in as people do it, at an identity provider that is not ours. Skipped where Keycloak
/// cannot be fetched.
class KeycloakIT {
    private static final String EXTERNAL = "/v1/sessions/external";

    @Test
    @DisplayName(
            "F1: somebody signs in at a Keycloak, twice, and is the same person; nobody else is")
    void sign_in() throws IOException, InterruptedException, Function.Failed {
        var folder = Keycloak.fetch();
        if (folder.isEmpty()) {
            System.out.println("KeycloakIT is skipped: Keycloak cannot be fetched here");
        }
        assumeTrue(folder.isPresent(), "Keycloak cannot be fetched here");
        try (var keycloak = Keycloak.start(folder.get());
                var system = LocalSystem.start(Options.usual().port(0))) {
            provide(system, keycloak.issuer());
            var web = new Web(system.base(), ContractCheck::holds);

            var first = account(web, signIn(web, 201, "noor", "noor-at-keycloak"));
            assertThat(first.path("email").asText()).isEqualTo("noor@acme.example");
            assertThat(first.path("firstName").asText()).isEqualTo("Noor");
            assertThat(account(web, signIn(web, 201, "noor", "noor-at-keycloak"))).isEqualTo(first);

            var other = signIn(web, 403, "root", "root-at-keycloak");
            assertThat(other.path("type").asText()).isEqualTo("/problems/not-admitted");
        }
    }

    private static void provide(LocalSystem system, String issuer) throws Function.Failed {
        var tenant = new TenantId("keycloaked");
        Planting.in(system).tenant(tenant, "Keycloaked", TenantKind.CORPORATE, tenant);
        var input = Web.object().put("reason", "The customer has a Keycloak");
        var provider = input.putObject("identityProvider").put("tenant", tenant.value());
        provider.put("name", "Acme Login").put("issuer", issuer).put("clientId", Issuer.CLIENT);
        // the vendor's own domain, too: a provider's word for it opens nothing of others
        provider.put("jit", true).putArray("domains").add("acme.example").add("vendor.example");
        assertThat(system.invoke("bootstrap", input).path("issuer").asText()).isEqualTo(issuer);
    }

    private static JsonNode signIn(Web web, int status, String username, String password)
            throws IOException, InterruptedException {
        var body = Web.object().put("tenant", "keycloaked");
        var start = web.post(200, EXTERNAL + "/start", "", body);
        try (var browser = new Browser()) {
            body.put("idToken", browser.idToken(start, username, password));
        }
        return web.expect(status, "POST", EXTERNAL, "", body.toString(), Map.of()).body();
    }

    private static JsonNode account(Web web, JsonNode tokens) {
        return web.get("/v1/me", tokens.path("accessToken").asText()).path("account");
    }
}
