package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
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

/// The pages that set a password as a person meets them, in a browser without a screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordPagesIT {
    private static @TempDir Path profile;
    private static @TempDir Path germanProfile;
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
    @DisplayName("B1: from the mail's link to an account that can be signed in to, in a browser")
    void activate() {
        var person = House.unactivated(tenant());
        open(link(person));
        assertThat(heading()).isEqualTo("Choose your password");
        assertThat(browser.getCurrentUrl()).as("the address bar").endsWith("/activate");

        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        awaitHeading("Done: your account is active");

        assertThat(text("status")).contains("sign in");
        assertThat(shown("choose-form")).isFalse();
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: a new password is asked for twice, and faults stand at their fields")
    void faults() {
        var person = House.unactivated(tenant());
        open(link(person));

        choose(Passwords.CHOSEN, Passwords.CHOSEN + "!");
        awaitFault("again", "not the same");
        assertThat(text("password-fault")).isEmpty();
        choose("short", "short");
        awaitFault("password", "8 to 128");
        choose("password2026", "password2026");
        awaitFault("password", "many people use");
        choose(person.email(), person.email());
        awaitFault("password", "your own names");
        assertThat(text("again-fault")).isEmpty();
        assertThat(text("problem")).isEmpty();

        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        awaitHeading("Done: your account is active");
    }

    @Test
    @DisplayName("B4: from the question for the login to another password, in a browser")
    void reset() {
        var person = House.member(tenant(), Role.MEMBER);
        open(House.SYSTEM.base() + "/reset");
        assertThat(shown("choose-form")).isFalse();
        fill("login", person.email());
        browser.findElement(By.id("ask")).click();
        awaitHeading("Look into your mailbox");

        House.SYSTEM.quiet();
        open(link(person));
        assertThat(heading()).isEqualTo("Choose another password");
        assertThat(browser.getCurrentUrl()).as("the address bar").endsWith("/reset");
        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        awaitHeading("Done: your password is changed");

        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("B4: the page says the same to every login")
    void the_same() {
        open(House.SYSTEM.base() + "/reset");
        fill("login", House.member(tenant(), Role.MEMBER).email());
        browser.findElement(By.id("ask")).click();
        awaitHeading("Look into your mailbox");
        var said = text("status");

        open(House.SYSTEM.base() + "/reset");
        fill("login", "nobody at all");
        browser.findElement(By.id("ask")).click();
        awaitHeading("Look into your mailbox");
        assertThat(text("status")).isEqualTo(said).startsWith("If there is an account");
    }

    @Test
    @DisplayName(
            "F5: opening the page spends nothing; a used or cut link says how to get a new one")
    void useless() {
        var person = House.member(tenant(), Role.MEMBER);
        Passwords.linkOf(person);
        var link = link(person);
        open(link);
        open(link);
        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        awaitHeading("Done: your password is changed");

        open(link);
        choose("quite another one", "quite another one");
        awaitHeading("This link cannot be used");
        assertThat(text("problem")).contains("used");
        assertThat(shown("choose-form")).isFalse();

        open(link.substring(0, link.length() - 1));
        choose("quite another one", "quite another one");
        awaitHeading("This link cannot be used");
        assertThat(text("problem")).contains("cut off");

        browser.findElement(By.cssSelector("#new-link a")).click();
        awaitHeading("Choose another password");
        assertThat(shown("ask-form")).isTrue();
    }

    @Test
    @DisplayName("B1: without its link the page to activate says where to find it, or a new one")
    void no_link() {
        open(House.SYSTEM.base() + "/activate");
        assertThat(heading()).isEqualTo("Open the link from your mail");
        assertThat(shown("choose-form")).isFalse();
        assertThat(shown("ask-form")).isFalse();
        assertThat(shown("new-link")).isTrue();
    }

    @Test
    @DisplayName(
            "B7: the pages speak German to those who ask for it, and to German browsers at once")
    void german() {
        open(House.SYSTEM.base() + "/reset");
        browser.findElement(By.id("language")).click();
        assertThat(language(browser)).isEqualTo("de");
        assertThat(heading()).isEqualTo("Neues Passwort wählen");
        assertThat(text("ask")).isEqualTo("Link schicken");

        var person = House.unactivated(tenant());
        var german = Browser.start(germanProfile, "de");
        try {
            german.get(link(person));
            assertThat(language(german)).isEqualTo("de");
            fill(german, "password", "password2026");
            fill(german, "again", "password2026");
            german.findElement(By.id("choose")).click();
            patient(german, at -> text(at, "password-fault").contains("benutzen viele"));
            fill(german, "password", Passwords.CHOSEN);
            fill(german, "again", Passwords.CHOSEN);
            german.findElement(By.id("choose")).click();
            patient(german, at -> text(at, "heading").equals("Fertig: Ihr Konto ist aktiv"));
        } finally {
            german.quit();
        }
    }

    @Test
    @DisplayName(
            "F5: the pages ask nobody but their own server, and their policy allows nothing else")
    void own_server() {
        for (var path : new String[] {"/reset", "/activate"}) {
            open(House.SYSTEM.base() + path);
            var asked =
                    browser.executeScript(
                            "return performance.getEntriesByType('resource').map(e => e.name).join(' ')");
            assertThat(String.valueOf(asked).split(" "))
                    .allMatch(url ->
                            url.isEmpty()
                                    || url.startsWith(House.SYSTEM.base())
                                    || url.startsWith("data:"));
            assertThat(House.get(path, "").header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "http:", "https:");
        }
    }

    private static TenantId tenant() {
        return new TenantId(House.customer().tenant());
    }

    private static String link(Person person) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).getFirst().links().getFirst();
    }

    private void open(String address) {
        browser.get("about:blank");
        browser.get(address);
        patient(browser, at -> !text(at, "heading").isEmpty());
    }

    private void choose(String password, String again) {
        fill("password", password);
        fill("again", again);
        browser.findElement(By.id("choose")).click();
    }

    private void fill(String id, String value) {
        fill(browser, id, value);
    }

    private static void fill(WebDriver at, String id, String value) {
        var field = at.findElement(By.id(id));
        field.clear();
        field.sendKeys(value);
    }

    private String heading() {
        return text("heading");
    }

    private String text(String id) {
        return text(browser, id);
    }

    private static String text(WebDriver at, String id) {
        return at.findElement(By.id(id)).getText();
    }

    private static String language(ChromeDriver at) {
        return String.valueOf(at.executeScript("return document.documentElement.lang"));
    }

    private boolean shown(String id) {
        return browser.findElement(By.id(id)).isDisplayed();
    }

    private void awaitHeading(String heading) {
        patient(browser, at -> text(at, "heading").equals(heading));
    }

    private void awaitFault(String field, String words) {
        patient(browser, at -> text(at, field + "-fault").contains(words));
    }

    private static void patient(
            WebDriver at, java.util.function.Function<WebDriver, Boolean> until) {
        new WebDriverWait(at, Duration.ofSeconds(30)).until(until);
    }
}
