package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The accept page as a person meets it, in a browser without a screen. Skipped where no Chromium
/// and its driver are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptPageIT {
    private static @TempDir Path profile;
    private ChromeDriver browser;

    @BeforeAll
    void start() {
        browser = Browser.start(profile);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    @DisplayName("F5: from the mail's link to accepted, in a browser")
    void accepted() {
        var manager = House.customer();
        var staff = House.staff();
        House.invite(manager, staff);
        open(staff);

        assertThat(text("tenant")).startsWith("Customer ");
        assertThat(text("role")).isNotEmpty();
        assertThat(text("window")).isNotEmpty();
        assertThat(text("reason")).isEqualTo("Helping with the yearly report");
        assertThat(text("inviter")).isNotEmpty();
        assertThat(browser.getCurrentUrl()).as("the address bar").endsWith("/accept");

        signIn(staff.email(), staff.password());
        await("accept");
        browser.findElement(By.id("accept")).click();
        await("accepted");

        assertThat(text("problem")).isEmpty();
        var here = "/v1/tenants/" + manager.tenant() + "/me";
        assertThat(House.get(here, House.signIn(staff)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F5: signed in on the page as somebody else, the offer is not spent")
    void somebody_else() {
        var manager = House.customer();
        var staff = House.staff();
        var other = House.staff();
        House.invite(manager, staff);
        open(staff);
        signIn(other.email(), other.password());
        await("accept");
        browser.findElement(By.id("accept")).click();
        awaitProblem();
        assertThat(shown("accepted")).isFalse();

        browser.findElement(By.id("switch-person")).click();
        await("sign-in-form");
        signIn(staff.email(), staff.password());
        await("accept");
        browser.findElement(By.id("accept")).click();
        await("accepted");
    }

    @Test
    @DisplayName("F1: a wrong password on the page is told, and can be put right")
    void wrong_password() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        signIn(staff.email(), "not-the-password");
        awaitProblem();
        signIn(staff.email(), staff.password());
        await("accept");
        assertThat(text("problem")).isEmpty();
    }

    @Test
    @DisplayName("F5: a link that was cut is told to be useless, and shows no offer")
    void cut() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        var link = link(staff);
        browser.get("about:blank");
        browser.get(link.substring(0, link.length() - 1));
        awaitProblem();

        assertThat(shown("offer")).isFalse();
        assertThat(shown("sign-in-form")).isFalse();
    }

    @Test
    @DisplayName("B7: the page speaks German to those who ask for it")
    void german() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        var english = text("heading");
        assertThat(language()).isEqualTo("en");
        assertThat(text("sign-in")).isEqualTo("Sign in");

        browser.findElement(By.id("language")).click();

        assertThat(language()).isEqualTo("de");
        assertThat(text("heading")).isNotEqualTo(english);
        assertThat(text("sign-in")).isEqualTo("Anmelden");
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        var asked =
                browser.executeScript(
                        "return performance.getEntriesByType('resource').map(e => e.name).join(' ')");

        assertThat(String.valueOf(asked).split(" "))
                .allMatch(url ->
                        url.isEmpty()
                                || url.startsWith(House.SYSTEM.base())
                                || url.startsWith("data:"));
        assertThat(House.get("/accept", "").header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "http:", "https:");
    }

    private static String link(Person staff) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(staff.email()).getFirst().links().getFirst();
    }

    private void open(Person staff) {
        var link = link(staff);
        browser.get("about:blank");
        browser.get(link);
        await("offer");
    }

    private void signIn(String username, String password) {
        fill("username", username);
        fill("password", password);
        browser.findElement(By.id("sign-in")).click();
    }

    private void fill(String id, String value) {
        var field = browser.findElement(By.id(id));
        field.clear();
        field.sendKeys(value);
    }

    private String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    private String language() {
        return String.valueOf(browser.executeScript("return document.documentElement.lang"));
    }

    private boolean shown(String id) {
        return browser.findElement(By.id(id)).isDisplayed();
    }

    private void await(String id) {
        patient(driver -> driver.findElement(By.id(id)).isDisplayed());
    }

    private void awaitProblem() {
        patient(driver -> !driver.findElement(By.id("problem")).getText().isEmpty());
    }

    private void patient(java.util.function.Function<WebDriver, Boolean> until) {
        new WebDriverWait(browser, Duration.ofSeconds(30)).until(until);
    }
}
