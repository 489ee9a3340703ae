package gatehouse.functions.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Fault;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.http.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderFormTest {

    private static Outcome<ProviderForm> read(String issuer, boolean loopback) {
        var input = Json.object().put("reason", "The customer has a login");
        var provider = input.putObject("identityProvider").put("tenant", "acme");
        provider.put("name", "Acme Login").put("issuer", issuer).put("clientId", "gatehouse");
        provider.putArray("domains").add("Acme.EXAMPLE").add("m\u00fcller.example");
        return ProviderForm.read(input, loopback);
    }

    @Test
    void a_provider_has_canonical_domains_and_usual_claims_and_invites_only() {
        var form = read("https://login.acme.example/realms/acme", false);
        assertThat(form.fold(ProviderForm::provider, _ -> new IdentityProvider.BuiltIn()))
                .isEqualTo(
                        new IdentityProvider.Oidc(
                                "Acme Login",
                                "https://login.acme.example/realms/acme",
                                "gatehouse",
                                List.of("acme.example", "xn--mller-kva.example"),
                                IdentityProvider.Claims.STANDARD,
                                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://login.acme.example",
                "login.acme.example",
                "https://",
                "https://user@login.acme.example",
                "https://login.acme.example?x=1",
                "https://login.acme.example#x",
                "file:///etc/passwd",
                "https://login acme"
            })
    void an_issuer_without_https_or_with_more_than_an_address_is_none(String issuer) {
        assertThat(read(issuer, false))
                .isEqualTo(
                        Outcome.refused(
                                new Refusal.Invalid(
                                        List.of(
                                                new Fault(
                                                        "/identityProvider/issuer",
                                                        IdentityProvider.ISSUER_RULE)))));
    }

    @Test
    void only_where_it_is_allowed_may_a_provider_stand_on_this_machine() {
        assertThat(read("http://127.0.0.1:8080", true)).isInstanceOf(Outcome.Done.class);
        assertThat(read("http://10.0.0.1:8080", true)).isInstanceOf(Outcome.Refused.class);
    }
}
