package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page that confirms another mail address as a person meets it, in a browser without a screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailPageIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String READY = "Confirm your new mail address";
    private static final String DONE = "Done: your address is changed";

    @RegisterExtension private final Tab tab = Tab.in("en");
    @RegisterExtension private final Tab deutsch = Tab.in("de");

    @Test
    @DisplayName(
            "D3: from the link sent to the new address, in a browser: a click takes it, and the old"
                    + " address is told")
    void confirmed() {
        var person = person();
        var wanted = wanted();
        tab.open(asked(person, wanted));
        assertThat(tab.heading()).isEqualTo(READY);
        assertThat(tab.text("status")).contains("If you asked for it");
        assertThat(tab.address()).as("the address bar").endsWith("/email");
        assertThat(email(person)).as("opening changes nothing").isEqualTo(person.email());

        tab.press("confirm");
        tab.awaitHeading(DONE);

        assertThat(tab.text("status")).contains("Mails go to this address from now on");
        assertThat(tab.text("problem")).isEmpty();
        assertThat(tab.shown("confirm")).isFalse();
        assertThat(email(person)).isEqualTo(wanted);
        assertThat(subjects(person.email())).first().isEqualTo("Your mail address was changed");
    }

    @Test
    @DisplayName("D3: the same in German, for a German browser at once")
    void confirmed_in_german() {
        var person = person();
        var wanted = wanted();
        deutsch.open(asked(person, wanted));
        assertThat(deutsch.language()).isEqualTo("de");
        assertThat(deutsch.heading()).isEqualTo("Bestätigen Sie Ihre neue Mailadresse");
        assertThat(deutsch.text("confirm")).isEqualTo("Das ist meine Adresse");
        assertThat(email(person)).as("opening changes nothing").isEqualTo(person.email());

        deutsch.press("confirm");
        deutsch.awaitHeading("Fertig: Ihre Adresse ist geändert");

        assertThat(deutsch.text("status")).contains("Mails gehen von nun an an diese Adresse");
        assertThat(email(person)).isEqualTo(wanted);
        assertThat(subjects(person.email())).first().isEqualTo("Your mail address was changed");
    }

    @Test
    @DisplayName(
            "D3: as the page says, one signs in by username as before, and mails go to the new"
                    + " address only: a reset's link too")
    void afterwards() {
        var person = person();
        var wanted = wanted();
        var username = House.fresh("renamed-");
        var names = House.object().put("currentPassword", person.password());
        var renamed =
                House.post(
                        "/v1/me/credentials",
                        House.signIn(person),
                        names.put("username", username));
        assertThat(renamed.status()).isEqualTo(204);
        // after it: a change of the username takes a wish back
        tab.open(asked(person, wanted));
        tab.press("confirm");
        tab.awaitHeading(DONE);

        assertThat(Passwords.signIn(username, person.password()).status()).isEqualTo(201);
        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(401);
        var before = subjects(person.email());
        assertThat(Passwords.ask(person.email()).status()).isEqualTo(202);
        assertThat(Passwords.ask(wanted).status()).isEqualTo(202);
        assertThat(subjects(person.email())).as("as an address it is nobody's").isEqualTo(before);

        tab.open(House.link(wanted));
        assertThat(tab.address()).endsWith("/reset");
        tab.fill("password", Passwords.CHOSEN);
        tab.fill("again", Passwords.CHOSEN);
        tab.press("choose");
        tab.awaitHeading("Done: your password is changed");
        assertThat(Passwords.signIn(username, Passwords.CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "F5: opening the page spends nothing; a used link is told to be used, in German too")
    void used() {
        var person = person();
        var wanted = wanted();
        var link = asked(person, wanted);
        tab.open(link);
        tab.open(link);
        tab.press("confirm");
        tab.awaitHeading(DONE);

        tab.open(link);
        tab.press("confirm");
        tab.saysUseless("it has been used");
        tab.press("language");
        assertThat(tab.heading()).isEqualTo("Dieser Link ist nicht zu gebrauchen");
        assertThat(tab.text("problem")).contains("Er wurde benutzt");
        assertThat(email(person)).isEqualTo(wanted);
    }

    @Test
    @DisplayName("F5: a cut or changed link is told to be none, and the true one works on")
    void tampered() {
        var person = person();
        var wanted = wanted();
        var link = asked(person, wanted);
        var cut = link.substring(0, link.length() - 1);
        var changed = Tampered.flipped(link, link.indexOf('.', link.indexOf('#')) + 1);
        for (var bad : List.of(cut, changed, House.SYSTEM.base() + "/email#x")) {
            tab.open(bad);
            assertThat(tab.heading()).as("nothing is asked before the click").isEqualTo(READY);
            tab.press("confirm");
            tab.saysUseless("This link is not valid");
        }
        assertThat(email(person)).isEqualTo(person.email());

        tab.open(link);
        tab.press("confirm");
        tab.awaitHeading(DONE);
    }

    @Test
    @DisplayName("D3: after a day the link is told to be over, and the address stays what it was")
    void expired() {
        var person = person();
        var link = asked(person, wanted());
        tab.open(link);
        House.SYSTEM.advance(Duration.ofHours(24));
        tab.press("confirm");
        tab.saysUseless("its time has run out");
        assertThat(email(person)).isEqualTo(person.email());
    }

    @Test
    @DisplayName("D3: an address that is another account's is told to be, and stays theirs")
    void taken() {
        var person = person();
        var other = person();
        tab.open(asked(person, other.email()));
        tab.press("confirm");
        tab.saysUseless("belongs to another account");
        assertThat(email(person)).isEqualTo(person.email());
        assertThat(email(other)).isEqualTo(other.email());
    }

    @Test
    @DisplayName("F5: without a link the page says where it is, and has nothing to confirm")
    void no_link() {
        tab.open(House.SYSTEM.base() + "/email");
        assertThat(tab.heading()).isEqualTo("Open the link from your mail");
        assertThat(tab.shown("confirm")).isFalse();
    }

    @Test
    @DisplayName(
            "D3: markup in the names of person and tenant runs neither on the page nor in mails")
    void markup() {
        var person = Markup.customer("markup-of-email");
        var wanted = wanted();
        tab.open(asked(person, wanted));
        tab.showsMarkupAsText();
        tab.press("confirm");
        tab.awaitHeading(DONE);
        tab.showsMarkupAsText();

        assertThat(Passwords.ask(wanted).status()).isEqualTo(202);
        House.SYSTEM.quiet();
        var mails = new ArrayList<>(House.SYSTEM.mails(wanted));
        assertThat(mails.getFirst().text()).as("the tenant's name").contains(Markup.NAME);
        mails.addAll(House.SYSTEM.mails(person.email()));
        assertThat(mails).hasSize(4);
        tab.showsMarkupOfMailsAsText(mails);
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        tab.open(asked(person(), wanted()));
        tab.press("confirm");
        tab.awaitHeading(DONE);
        tab.keepsToItsServer("/email");
    }

    private static Person person() {
        return House.member(new TenantId(House.customer().tenant()), BuiltInRole.MEMBER);
    }

    private static String wanted() {
        return "page-" + COUNT.incrementAndGet() + "@mail.example";
    }

    /// Asks for an address, and takes the link from the mail that goes there.
    private static String asked(Person person, String email) {
        var body = House.object().put("email", email).toString();
        var any = Map.of("If-Match", "*");
        var reply = House.ask("PATCH", House.home(person, "/me"), House.signIn(person), body, any);
        assertThat(reply.status()).isEqualTo(200);
        return House.link(email);
    }

    private static String email(Person person) {
        var me = House.get(House.home(person, "/me"), House.signIn(person));
        return me.json().path("email").asText();
    }

    private static List<String> subjects(String address) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(address).stream().map(mail -> mail.subject()).toList();
    }
}
