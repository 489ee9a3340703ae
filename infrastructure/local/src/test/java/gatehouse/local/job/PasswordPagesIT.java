package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/// The pages that set a password as a person meets them, in a browser without a screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordPagesIT {
    @RegisterExtension private final Tab tab = Tab.in("en");
    @RegisterExtension private final Tab deutsch = Tab.in("de");

    @Test
    @DisplayName("B1: from the mail's link to an account that can be signed in to, in a browser")
    void activate() {
        var person = House.unactivated(tenant());
        tab.open(link(person));
        assertThat(tab.heading()).isEqualTo("Choose your password");
        assertThat(tab.address()).as("the address bar").endsWith("/activate");

        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        tab.awaitHeading("Done: your account is active");

        assertThat(tab.text("status")).contains("sign in");
        assertThat(tab.shown("choose-form")).isFalse();
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: a new password is asked for twice, and faults stand at their fields")
    void faults() {
        var person = House.unactivated(tenant());
        tab.open(link(person));

        choose(Passwords.CHOSEN, Passwords.CHOSEN + "!");
        tab.awaitText("again-fault", "not the same");
        assertThat(tab.text("password-fault")).isEmpty();
        choose("short", "short");
        tab.awaitText("password-fault", "8 to 128");
        choose("password2026", "password2026");
        tab.awaitText("password-fault", "many people use");
        choose(person.email(), person.email());
        tab.awaitText("password-fault", "your own names");
        assertThat(tab.text("again-fault")).isEmpty();
        assertThat(tab.text("problem")).isEmpty();

        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        tab.awaitHeading("Done: your account is active");
    }

    @Test
    @DisplayName(
            "D4: the pages hide what is typed, and say what a manager of passwords may fill in")
    void hidden() {
        for (var link : List.of(link(House.unactivated(tenant())), resetLink())) {
            tab.open(link);
            for (var field : List.of("password", "again")) {
                assertThat(tab.attribute(field, "type")).isEqualTo("password");
                assertThat(tab.attribute(field, "autocomplete")).isEqualTo("new-password");
            }
        }
        tab.open(House.SYSTEM.base() + "/reset");
        assertThat(tab.attribute("login", "autocomplete")).isEqualTo("username");
    }

    @Test
    @DisplayName("D4: a new password may be pasted, and may be filled in by a manager of passwords")
    void pasted() {
        var person = House.unactivated(tenant());
        // where it can be seen and copied
        tab.open(House.SYSTEM.base() + "/reset");
        tab.fill("login", Passwords.CHOSEN);
        tab.copy("login");
        tab.open(link(person));
        tab.paste("password");
        tab.paste("again");
        assertThat(tab.value("password")).isEqualTo(Passwords.CHOSEN);
        tab.press("choose");
        tab.awaitHeading("Done: your account is active");
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(201);

        var other = House.unactivated(tenant());
        tab.open(link(other));
        tab.fillIn("password", Passwords.CHOSEN);
        tab.fillIn("again", Passwords.CHOSEN);
        tab.press("choose");
        tab.awaitHeading("Done: your account is active");
        assertThat(Passwords.signIn(other.email(), Passwords.CHOSEN).status()).isEqualTo(201);
    }

    private static String resetLink() {
        var person = House.member(tenant(), BuiltInRole.MEMBER);
        Passwords.linkOf(person);
        return link(person);
    }

    @Test
    @DisplayName("B4: from the question for the login to another password, in a browser")
    void reset() {
        var person = House.member(tenant(), BuiltInRole.MEMBER);
        tab.open(House.SYSTEM.base() + "/reset");
        assertThat(tab.shown("choose-form")).isFalse();
        tab.fill("login", person.email());
        tab.press("ask");
        tab.awaitHeading("Look into your mailbox");

        tab.open(link(person));
        assertThat(tab.heading()).isEqualTo("Choose another password");
        assertThat(tab.address()).as("the address bar").endsWith("/reset");
        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        tab.awaitHeading("Done: your password is changed");

        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("B4: the page says the same to every login")
    void the_same() {
        tab.open(House.SYSTEM.base() + "/reset");
        tab.fill("login", House.member(tenant(), BuiltInRole.MEMBER).email());
        tab.press("ask");
        tab.awaitHeading("Look into your mailbox");
        var said = tab.text("status");

        tab.open(House.SYSTEM.base() + "/reset");
        tab.fill("login", "nobody at all");
        tab.press("ask");
        tab.awaitHeading("Look into your mailbox");
        assertThat(tab.text("status")).isEqualTo(said).startsWith("If there is an account");
    }

    @Test
    @DisplayName(
            "F5: opening the page spends nothing; a used or cut link says how to get a new one")
    void useless() {
        var person = House.member(tenant(), BuiltInRole.MEMBER);
        Passwords.linkOf(person);
        var link = link(person);
        tab.open(link);
        tab.open(link);
        choose(Passwords.CHOSEN, Passwords.CHOSEN);
        tab.awaitHeading("Done: your password is changed");

        tab.open(link);
        choose("quite another one", "quite another one");
        tab.awaitHeading("This link cannot be used");
        assertThat(tab.text("problem")).contains("used");
        assertThat(tab.shown("choose-form")).isFalse();

        tab.open(link.substring(0, link.length() - 1));
        choose("quite another one", "quite another one");
        tab.awaitHeading("This link cannot be used");
        assertThat(tab.text("problem")).contains("cut off");

        tab.browser().findElement(By.cssSelector("#new-link a")).click();
        tab.awaitHeading("Choose another password");
        assertThat(tab.shown("ask-form")).isTrue();
    }

    @Test
    @DisplayName("B1: without its link the page to activate says where to find it, or a new one")
    void no_link() {
        tab.open(House.SYSTEM.base() + "/activate");
        assertThat(tab.heading()).isEqualTo("Open the link from your mail");
        assertThat(tab.shown("choose-form")).isFalse();
        assertThat(tab.shown("ask-form")).isFalse();
        assertThat(tab.shown("new-link")).isTrue();
    }

    @Test
    @DisplayName(
            "B7: the pages speak German to those who ask for it, and to German browsers at once")
    void german() {
        tab.open(House.SYSTEM.base() + "/reset");
        tab.press("language");
        assertThat(tab.language()).isEqualTo("de");
        assertThat(tab.heading()).isEqualTo("Neues Passwort wählen");
        assertThat(tab.text("ask")).isEqualTo("Link schicken");

        var person = House.unactivated(tenant());
        deutsch.open(link(person));
        assertThat(deutsch.language()).isEqualTo("de");
        choose(deutsch, "password2026", "password2026");
        deutsch.awaitText("password-fault", "benutzen viele");
        choose(deutsch, Passwords.CHOSEN, Passwords.CHOSEN);
        deutsch.awaitHeading("Fertig: Ihr Konto ist aktiv");
    }

    @Test
    @DisplayName(
            "F5: the pages ask nobody but their own server, and their policy allows nothing else")
    void own_server() {
        for (var path : new String[] {"/reset", "/activate"}) {
            tab.open(House.SYSTEM.base() + path);
            tab.keepsToItsServer(path);
        }
    }

    private static TenantId tenant() {
        return new TenantId(House.customer().tenant());
    }

    private static String link(Person person) {
        return House.link(person.email());
    }

    private void choose(String password, String again) {
        choose(tab, password, again);
    }

    private static void choose(Tab at, String password, String again) {
        at.fill("password", password);
        at.fill("again", again);
        at.press("choose");
    }
}
