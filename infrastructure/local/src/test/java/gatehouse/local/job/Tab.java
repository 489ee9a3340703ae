package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/// One of our pages as a person meets it, in a browser without a screen, which is there from before
/// the first test of a class to after the last. Tests that want one are skipped where no browser
/// is.
final class Tab implements BeforeAllCallback, AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String language;
    private Optional<ChromeDriver> running = Optional.empty();

    private Tab(String language) {
        this.language = language;
    }

    /// For a person who wants pages in a language. Tests of a class register it.
    static Tab in(String language) {
        return new Tab(language);
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        running = Optional.of(Browser.start(language));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        running.ifPresent(ChromeDriver::quit);
    }

    ChromeDriver browser() {
        return running.orElseThrow();
    }

    /// Opens an address afresh, as if from a mail.
    void open(String address) {
        browser().get("about:blank");
        browser().get(address);
        await(() -> !heading().isEmpty());
    }

    String heading() {
        return text("heading");
    }

    String text(String id) {
        return at(id).getText();
    }

    boolean shown(String id) {
        return at(id).isDisplayed();
    }

    void fill(String id, String value) {
        var field = at(id);
        field.clear();
        field.sendKeys(value);
    }

    void press(String id) {
        at(id).click();
    }

    /// Copies what stands in a field, as by the keyboard.
    void copy(String id) {
        at(id).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "c"));
    }

    /// Pastes what was copied, as by the keyboard.
    void paste(String id) {
        at(id).sendKeys(Keys.chord(Keys.CONTROL, "v"));
    }

    /// Sets a field as a manager of passwords does.
    void fillIn(String id, String value) {
        var _ =
                browser()
                        .executeScript(
                                "arguments[0].value = arguments[1];"
                                        + " arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                                at(id),
                                value);
    }

    /// What stands in a field.
    String value(String id) {
        return String.valueOf(at(id).getDomProperty("value"));
    }

    String attribute(String id, String name) {
        return String.valueOf(at(id).getDomAttribute(name));
    }

    /// What stands in the address bar.
    String address() {
        return String.valueOf(browser().getCurrentUrl());
    }

    /// The language that the page says it is in.
    String language() {
        return String.valueOf(browser().executeScript("return document.documentElement.lang"));
    }

    void awaitHeading(String heading) {
        await(() -> heading().equals(heading));
    }

    void awaitShown(String id) {
        await(() -> shown(id));
    }

    void awaitText(String id, String words) {
        await(() -> text(id).contains(words));
    }

    void await(BooleanSupplier until) {
        new WebDriverWait(browser(), PATIENCE).until(_ -> until.getAsBoolean());
    }

    /// The page that is open has asked nobody but its own server, and its policy allows nothing
    /// else.
    void keepsToItsServer(String path) {
        var asked =
                browser()
                        .executeScript(
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

    /// Nothing on the page is an element that somebody typed as [Markup#NAME].
    void showsMarkupAsText() {
        assertThat(browser().findElements(By.cssSelector("[onerror]"))).isEmpty();
        assertThat(browser().getTitle()).isNotEqualTo(Markup.RAN);
    }

    /// Nothing of it in these mails either, each shown as a page.
    void showsMarkupOfMailsAsText(List<Mail> mails) {
        for (var mail : mails) {
            browser().get("about:blank");
            var _ = browser().executeScript("document.write(arguments[0])", mail.html());
            assertThat(browser().getTitle()).isEqualTo(mail.subject());
            showsMarkupAsText();
        }
    }

    /// The click on a link came to nothing, and there is nothing left to click.
    void saysUseless(String why) {
        awaitHeading("This link cannot be used");
        awaitText("problem", why);
        assertThat(shown("confirm")).isFalse();
    }

    private WebElement at(String id) {
        return browser().findElement(By.id(id));
    }
}
