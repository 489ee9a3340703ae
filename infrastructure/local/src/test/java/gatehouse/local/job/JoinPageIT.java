package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Joining;
import gatehouse.domain.RegistrationId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The page on which people register, as one meets it, in a browser without a screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinPageIT {
    private static final String SENT = "Look into your mailbox";
    private static final String READY = "Confirm your mail address";
    private static final String USELESS = "This link cannot be used";

    private static @TempDir Path english;
    private static @TempDir Path german;
    private Tab tab;
    private Tab deutsch;

    @BeforeAll
    void start() {
        tab = Tab.in("en", english);
        deutsch = Tab.in("de", german);
    }

    @AfterAll
    void stop() {
        for (var each : new Tab[] {tab, deutsch}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @BeforeEach
    void network() {
        Applicants.newNetwork();
    }

    @Test
    @DisplayName(
            "D6: from the form to signed in, in a browser: register, confirm by a click, be"
                    + " approved, choose a password")
    void whole_way() {
        var at = Applicants.ofNewTenant(true);
        var email = email();
        tab.open(page(at));
        assertThat(tab.heading()).isEqualTo("Register");
        fill(tab, email);
        tab.fill("company", "Haddad Labs");
        tab.fill("message", "We run two of your devices");
        tab.press("join");
        tab.awaitHeading(SENT);

        tab.open(link(email));
        assertThat(tab.heading()).isEqualTo(READY);
        assertThat(tab.address()).as("the address bar").endsWith("/join/" + at.boss().tenant());
        assertThat(at.list("").path("items")).as("opening changes nothing").isEmpty();
        tab.press("confirm");
        tab.awaitHeading("Done: your address is confirmed");
        assertThat(tab.text("status")).contains("waits for somebody to decide");
        var shown = at.show(at.id(email));
        assertThat(shown.path("message").asText()).isEqualTo("We run two of your devices");
        assertThat(shown.path("company").asText()).isEqualTo("Haddad Labs");
        assertThat(shown.path("language").asText()).isEqualTo("en");

        assertThat(Applicants.statuses(at.approve(at.id(email)))).containsExactly(200);
        tab.open(link(email));
        assertThat(tab.heading()).isEqualTo("Choose your password");
        tab.fill("password", Passwords.CHOSEN);
        tab.fill("again", Passwords.CHOSEN);
        tab.press("choose");
        tab.awaitHeading("Done: your account is active");
        assertThat(Passwords.signIn(email, Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D6: the same in German where nobody has to approve, for a German browser at once")
    void at_once_in_german() {
        var at = Applicants.ofNewTenant(false);
        var email = email();
        deutsch.open(page(at));
        assertThat(deutsch.language()).isEqualTo("de");
        assertThat(deutsch.heading()).isEqualTo("Registrieren");
        fill(deutsch, email);
        deutsch.press("join");
        deutsch.awaitHeading("Sehen Sie in Ihr Postfach");

        assertThat(Applicants.mails(email).getFirst().subject())
                .startsWith("Bestätigen Sie Ihre Mailadresse");
        deutsch.open(link(email));
        assertThat(deutsch.text("confirm")).isEqualTo("Das ist meine Adresse");
        deutsch.press("confirm");
        deutsch.awaitHeading("Fertig: Sehen Sie in Ihr Postfach");
        assertThat(Applicants.mails(email).getFirst().subject()).startsWith("Willkommen bei");
        deutsch.open(link(email));
        deutsch.fill("password", Passwords.CHOSEN);
        deutsch.fill("again", Passwords.CHOSEN);
        deutsch.press("choose");
        deutsch.awaitHeading("Fertig: Ihr Konto ist aktiv");
        assertThat(Passwords.signIn(email, Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D6: what is missing or not as it must be is named beside its field")
    void faults() {
        var at = Applicants.ofNewTenant(true);
        tab.open(page(at));
        tab.press("join");
        tab.awaitText("email-fault", "Enter a mail address");
        assertThat(tab.text("firstName-fault")).contains("first name");
        assertThat(tab.text("lastName-fault")).contains("last name");
        fill(tab, "nobody");
        tab.fill("username", "x y");
        tab.press("join");
        tab.awaitText("username-fault", "5 to 31");
        assertThat(tab.text("email-fault")).contains("Enter a mail address");
        assertThat(tab.text("firstName-fault")).isEmpty();
        assertThat(tab.attribute("email", "aria-invalid")).isEqualTo("true");
        tab.press("language");
        assertThat(tab.text("email-fault")).contains("Geben Sie eine Mailadresse ein");
        assertThat(tab.value("firstName")).as("what was typed stays").isEqualTo("Noor");
        tab.press("language");
    }

    @Test
    @DisplayName(
            "F2: the page is the same for every tenant; that nobody can join, or that there is no"
                    + " such tenant, is told alike once somebody registers")
    void not_here() {
        for (var tenant : List.of(House.customer().tenant(), "no-such-tenant")) {
            tab.open(House.SYSTEM.base() + "/join/" + tenant);
            assertThat(tab.heading()).isEqualTo("Register");
            fill(tab, email());
            tab.press("join");
            tab.awaitHeading("Not possible here");
            assertThat(tab.shown("join-form")).isFalse();
        }
    }

    @Test
    @DisplayName(
            "F5: opening the page spends nothing; a used, void, cut or late link is told to be")
    void useless() {
        var at = Applicants.ofNewTenant(true);
        var email = email();
        at.register(Applicants.somebody(email));
        var link = link(email);
        tab.open(link.substring(0, link.length() - 1));
        tab.press("confirm");
        useless("This link is not valid");
        tab.open(link);
        tab.open(link);
        tab.press("confirm");
        tab.awaitHeading("Done: your address is confirmed");
        House.SYSTEM.advance(Duration.ofMinutes(2));
        tab.open(link);
        tab.press("confirm");
        useless("it has been used");

        var other = email();
        at.register(Applicants.somebody(other));
        tab.open(link(other));
        House.SYSTEM.advance(Duration.ofDays(1));
        tab.press("confirm");
        useless("its time has run out");
    }

    @Test
    @DisplayName("D6: who came in another way meanwhile is told so")
    void meanwhile() {
        var at = Applicants.ofNewTenant(false);
        var email = email();
        at.register(Applicants.somebody(email));
        var link = link(email);
        new People(at.boss()).added(People.somebody("customer").put("email", email));
        tab.open(link);
        tab.press("confirm");
        useless("Perhaps you have access already");
    }

    @Test
    @DisplayName("D6: when the mails of the hour are used up, the page says when to come again")
    void too_many() {
        var at = Applicants.ofNewTenant(true);
        House.mailBudget(at.boss(), 0);
        tab.open(page(at));
        fill(tab, email());
        tab.press("join");
        tab.awaitText("problem", "Too many people are registering right now. Try again in");
        assertThat(tab.value("firstName")).as("what was typed stays").isEqualTo("Noor");
    }

    @Test
    @DisplayName("D6: markup in what somebody types runs neither on the page nor in mails")
    void markup() {
        var at = new Applicants(Markup.customer("markup-of-join"));
        at.join(new Joining(true, true));
        var email = email();
        tab.open(page(at));
        fill(tab, email);
        tab.fill("firstName", Markup.NAME);
        tab.fill("message", Markup.NAME);
        tab.press("join");
        tab.awaitHeading(SENT);
        tab.open(link(email));
        tab.press("confirm");
        tab.awaitHeading("Done: your address is confirmed");
        tab.showsMarkupAsText();
        var boss = House.member(at.tenant(), BuiltInRole.ADMIN);
        var id = Keys.registration(at.tenant(), first(email));
        assertThat(House.table().get(id)).isPresent();
        var reply = at.decide("/approve", boss, Applicants.wish(first(email).toString()), Map.of());
        assertThat(Applicants.statuses(reply)).containsExactly(200);
        var mails = Applicants.mails(email);
        assertThat(mails).hasSize(2);
        for (var mail : mails) {
            tab.browser().get("about:blank");
            var _ = tab.browser().executeScript("document.write(arguments[0])", mail.html());
            assertThat(tab.browser().getTitle()).isEqualTo(mail.subject());
            tab.showsMarkupAsText();
        }
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        var at = Applicants.ofNewTenant(true);
        tab.open(page(at));
        fill(tab, email());
        tab.press("join");
        tab.awaitHeading(SENT);
        tab.keepsToItsServer("/join/" + at.boss().tenant());
    }

    private static RegistrationId first(String email) {
        return RegistrationId.first(Email.parse(email).orElseThrow());
    }

    private static String page(Applicants at) {
        return House.SYSTEM.base() + "/join/" + at.boss().tenant();
    }

    private static String email() {
        return Applicants.somebody().path("email").asText();
    }

    private static String link(String email) {
        return Applicants.mails(email).getFirst().links().getFirst();
    }

    private static void fill(Tab tab, String email) {
        tab.fill("email", email);
        tab.fill("firstName", "Noor");
        tab.fill("lastName", "Haddad");
    }

    private void useless(String why) {
        tab.awaitHeading(USELESS);
        tab.awaitText("problem", why);
        assertThat(tab.shown("confirm")).isFalse();
    }
}
