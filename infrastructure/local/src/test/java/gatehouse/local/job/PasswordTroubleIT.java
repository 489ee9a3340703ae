package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/// What the page that sets a password says when the password is not what is wrong.
class PasswordTroubleIT {
    private static @TempDir Path profile;

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
            var browser = Browser.start(profile);
            try {
                browser.get(House.SYSTEM.base() + "/reset#" + token);
                choose(browser);
                assertThat(problem(browser))
                        .contains("People here are added at Acme Login and sign in by it");

                browser.executeScript(
                        "fetch = async () => new Response('{\"errors\": [{\"pointer\": \"/token\"}]}',"
                                + " { status: 422 })");
                choose(browser);
                assertThat(problem(browser)).contains("Something went wrong on our side");
            } finally {
                browser.quit();
            }
        }
    }

    private static void choose(ChromeDriver browser) {
        for (var field : List.of("password", "again")) {
            var input = browser.findElement(By.id(field));
            input.clear();
            input.sendKeys(Passwords.CHOSEN);
        }
        browser.findElement(By.id("choose")).click();
    }

    private static String problem(ChromeDriver browser) {
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(at -> !at.findElement(By.id("problem")).getText().isEmpty());
        return browser.findElement(By.id("problem")).getText();
    }
}
