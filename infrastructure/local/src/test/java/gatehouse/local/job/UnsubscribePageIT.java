package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The page that switches notifications off as a person meets it, in a browser without a screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsubscribePageIT {
    private static final String READY = "Switch these notifications off?";
    private static final String DONE = "Switched off";
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

    @Test
    @DisplayName(
            "C9: from the link in a mail, in a browser: the page says from what, a click switches"
                    + " it off, and it says how to switch it on again")
    void switched_off() {
        var person = House.customer();
        tab.open(link(notification(person)));
        tab.awaitHeading(READY);
        assertThat(tab.text("status"))
                .contains("notifications about accounts and access", "Customer ");
        assertThat(tab.text("always")).contains("security");
        assertThat(tab.address()).as("the address bar").endsWith("/unsubscribe");
        assertThat(isOn(person)).as("opening changes nothing").isTrue();

        tab.press("confirm");
        tab.awaitHeading(DONE);

        assertThat(tab.text("status")).startsWith("You get no more notifications about accounts");
        assertThat(tab.text("back")).contains("switch it on again", "personal settings");
        assertThat(tab.text("problem")).isEmpty();
        assertThat(tab.shown("confirm")).isFalse();
        assertThat(isOn(person)).isFalse();
    }

    @Test
    @DisplayName("C9: the same in German, for a German browser at once")
    void in_german() {
        var person = House.customer();
        deutsch.open(link(notification(person)));
        deutsch.awaitHeading("Diese Benachrichtigungen ausschalten?");
        assertThat(deutsch.language()).isEqualTo("de");
        assertThat(deutsch.text("status")).contains("Konten und Zugänge");
        assertThat(deutsch.text("confirm")).isEqualTo("Ausschalten");

        deutsch.press("confirm");
        deutsch.awaitHeading("Ausgeschaltet");
        assertThat(deutsch.text("back")).contains("wieder einschalten");
        assertThat(isOn(person)).isFalse();
    }

    @Test
    @DisplayName("C9: the address in the mail's header leads to the page, which asks first")
    void from_the_header() {
        var person = House.customer();
        var mail = notification(person);
        tab.open(House.SYSTEM.base() + WayOut.LINKS + WayOut.token(mail));
        tab.awaitHeading(READY);
        assertThat(tab.address()).endsWith("/unsubscribe");
        assertThat(isOn(person)).isTrue();
        tab.press("confirm");
        tab.awaitHeading(DONE);
        assertThat(isOn(person)).isFalse();
    }

    @Test
    @DisplayName("C9: what is off already is told to be, in both languages")
    void off_already() {
        var person = House.customer();
        var mail = notification(person);
        assertThat(WayOut.post(WayOut.token(mail)).status()).isEqualTo(204);
        tab.open(link(mail));
        tab.awaitHeading(DONE);
        assertThat(tab.shown("confirm")).isFalse();
        tab.press("language");
        assertThat(tab.heading()).isEqualTo("Ausgeschaltet");
        tab.press("language");
    }

    @Test
    @DisplayName("F5: a cut or changed link is told to be none")
    void tampered() {
        var person = House.customer();
        var link = link(notification(person));
        for (var bad :
                List.of(
                        link.substring(0, link.length() - 1),
                        Tampered.flipped(link, link.indexOf('.', link.indexOf('#')) + 1),
                        House.SYSTEM.base() + "/unsubscribe#x")) {
            tab.open(bad);
            useless("This link is not valid");
        }
        assertThat(isOn(person)).isTrue();
    }

    @Test
    @DisplayName("C9: a link past its end, or of who is no member any more, is told to be over")
    void over() {
        var gone = House.customer();
        var link = link(notification(gone));
        tab.open(link);
        tab.awaitHeading(READY);
        var other = House.member(new TenantId(gone.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        var path = House.home(gone, "/members/" + House.account(gone.email()));
        assertThat(House.delete(path, House.signIn(other)).status()).isEqualTo(204);
        tab.press("confirm");
        useless("no place there any more");

        var old = link(notification(House.customer()));
        House.SYSTEM.advance(Duration.ofDays(180));
        tab.open(old);
        useless("its time has run out");
    }

    @Test
    @DisplayName("F5: without a link the page says where it is, and has nothing to switch")
    void no_link() {
        tab.open(House.SYSTEM.base() + "/unsubscribe");
        assertThat(tab.heading()).isEqualTo("Open the link from your mail");
        assertThat(tab.shown("confirm")).isFalse();
    }

    @Test
    @DisplayName(
            "C9: markup in the names of tenant and person runs neither on the page nor in mails")
    void markup() {
        var person = Markup.customer("markup-of-out");
        var manager = House.member(new TenantId(person.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        var mail = notification(manager);
        tab.open(link(mail));
        tab.awaitHeading(READY);
        assertThat(tab.text("status")).as("the tenant's name").contains(Markup.NAME);
        tab.showsMarkupAsText();
        tab.press("confirm");
        tab.awaitHeading(DONE);
        tab.showsMarkupAsText();
        tab.browser().get("about:blank");
        var _ = tab.browser().executeScript("document.write(arguments[0])", mail.html());
        tab.showsMarkupAsText();
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        tab.open(link(notification(House.customer())));
        tab.awaitHeading(READY);
        tab.press("confirm");
        tab.awaitHeading(DONE);
        tab.keepsToItsServer("/unsubscribe");
    }

    /// That somebody has accepted what the person offered.
    private static Mail notification(Person person) {
        var staff = House.staff();
        House.invite(person, staff);
        House.accept(staff);
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).getFirst();
    }

    private static String link(Mail mail) {
        return House.SYSTEM.base() + "/unsubscribe#" + WayOut.token(mail);
    }

    private static boolean isOn(Person person) {
        return WayOut.switches(person, person.tenant()).path("account").asBoolean();
    }

    private void useless(String why) {
        tab.awaitHeading(USELESS);
        tab.awaitText("problem", why);
        assertThat(tab.shown("confirm")).isFalse();
    }
}
