package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the page that sets a password says when the password is not what is wrong.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordTroubleIT {
    @RegisterExtension private final Tab tab = Tab.in("en");

    @Test
    @DisplayName("B3: the page that sets a password says why none can be set, and is never silent")
    void trouble() {
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var acme = External.of(issuer, false);
            var _ = acme.configure(House.object().put("tenant", acme.tenant()).put("remove", true));
            var person = House.member(new TenantId(acme.tenant()), BuiltInRole.MEMBER);
            var token = Passwords.linkOf(person);
            var domains = List.of(acme.tenant() + ".example");
            var _ = acme.configure(acme.provider(issuer.url(), domains, false));
            tab.open(House.SYSTEM.base() + "/reset#" + token);
            choose();
            assertThat(problem()).contains("People here are added at Acme Login and sign in by it");

            tab.browser()
                    .executeScript(
                            "fetch = async () => new Response('{\"errors\": [{\"pointer\": \"/token\"}]}',"
                                    + " { status: 422 })");
            choose();
            assertThat(problem()).contains("Something went wrong on our side");
        }
    }

    private void choose() {
        tab.fill("password", Passwords.CHOSEN);
        tab.fill("again", Passwords.CHOSEN);
        tab.press("choose");
    }

    private String problem() {
        tab.await(() -> !tab.text("problem").isEmpty());
        return tab.text("problem");
    }
}
