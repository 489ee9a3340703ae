package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The accept page as a person meets it, in a browser without a screen. Skipped where no Chromium
/// and its driver are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptPageIT {
    private static @TempDir Path profile;
    private Tab tab;

    @BeforeAll
    void start() {
        tab = Tab.in("en", profile);
    }

    @AfterAll
    void stop() {
        if (tab != null) {
            tab.close();
        }
    }

    @Test
    @DisplayName("F5: from the mail's link to accepted, in a browser")
    void accepted() {
        var manager = House.customer();
        var staff = House.staff();
        House.invite(manager, staff);
        open(staff);

        assertThat(tab.text("tenant")).startsWith("Customer ");
        assertThat(tab.text("role")).isNotEmpty();
        assertThat(tab.text("window")).isNotEmpty();
        assertThat(tab.text("reason")).isEqualTo("Helping with the yearly report");
        assertThat(tab.text("inviter")).isNotEmpty();
        assertThat(tab.address()).as("the address bar").endsWith("/accept");

        signIn(staff.email(), staff.password());
        tab.awaitShown("accept");
        tab.press("accept");
        tab.awaitShown("accepted");

        assertThat(tab.text("problem")).isEmpty();
        var here = "/v1/tenants/" + manager.tenant() + "/me";
        assertThat(House.get(here, House.signIn(staff)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: the page hides the password, which may be pasted, or filled in by a manager")
    void password_field() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        assertThat(tab.attribute("password", "type")).isEqualTo("password");
        assertThat(tab.attribute("password", "autocomplete")).isEqualTo("current-password");
        assertThat(tab.attribute("username", "autocomplete")).isEqualTo("username");
        assertThat(tab.attribute("code", "autocomplete")).isEqualTo("one-time-code");

        // where it can be seen and copied
        tab.fill("username", staff.password());
        tab.copy("username");
        tab.paste("password");
        assertThat(tab.value("password")).isEqualTo(staff.password());
        tab.fillIn("username", staff.email());
        tab.press("sign-in");
        tab.awaitShown("accept");
    }

    @Test
    @DisplayName(
            "A4: the page says whether access is open by now or opens later, in both languages")
    void open_or_later() {
        // the clock of the browser is behind ours from here on
        House.SYSTEM.advance(Duration.ofDays(2));
        accept(House.staff(), Map.of());
        assertThat(tab.text("accepted-words")).contains("is open from now on");
        tab.press("language");
        assertThat(tab.text("accepted-words")).contains("ist ab jetzt offen");

        var later = House.SYSTEM.clock().instant().plus(Duration.ofDays(3)).toString();
        accept(House.staff(), Map.of("start", later));
        assertThat(tab.text("accepted-words")).contains("opens at the time below");
        tab.press("language");
        assertThat(tab.text("accepted-words")).contains("öffnet sich zur unten genannten Zeit");
    }

    /// Invites somebody, who accepts on the page.
    ///
    /// @param more fields of the wish
    private void accept(Person staff, Map<String, String> more) {
        var manager = House.customer();
        var wish = House.wish(staff);
        more.forEach(wish::put);
        var path = House.home(manager, "/vendor-invitations");
        assertThat(House.post(path, House.signIn(manager), wish).status()).isEqualTo(201);
        open(staff);
        signIn(staff.email(), staff.password());
        tab.awaitShown("accept");
        tab.press("accept");
        tab.awaitShown("accepted");
    }

    @Test
    @DisplayName("C3: who has no account chooses a password on the page, and is in")
    void new_account() {
        var here = Managing.fresh();
        var email = here.invited(Managing.wish("moderator")).path("email").asText();
        open(new Person(email, "", here.customer().value()));
        assertThat(tab.text("tenant")).startsWith("Managed ");
        assertThat(tab.shown("window")).as("without an end").isFalse();
        assertThat(tab.shown("reason")).isFalse();
        assertThat(tab.shown("sign-in-form")).isFalse();
        assertThat(tab.shown("join-form")).isTrue();

        join("short", "short");
        tab.await(() -> !tab.text("new-password-fault").isEmpty());
        join(Managing.PASSWORD, "another one");
        tab.await(() -> !tab.text("again-fault").isEmpty());
        join(Managing.PASSWORD, Managing.PASSWORD);
        tab.awaitShown("accepted");
        assertThat(tab.text("problem")).isEmpty();
        assertThat(tab.text("accepted-username")).isEqualTo(email);
        assertThat(tab.text("accepted-next")).contains("this username");
        assertThat(tab.value("new-password")).isEmpty();
        var person = new Person(email, Managing.PASSWORD, here.customer().value());
        assertThat(House.get(here.own("/me"), House.signIn(person)).status()).isEqualTo(200);
    }

    private void join(String password, String again) {
        tab.fill("new-password", password);
        tab.fill("again", again);
        tab.press("join");
    }

    @Test
    @DisplayName("C1: the page tells where an offer cannot be had any longer, and keeps it unspent")
    void module_off() {
        var here = Managing.fresh();
        var staff = House.staff();
        here.invited(Managing.wish(staff, "member"));
        open(staff);
        assertThat(tab.shown("join-form")).isFalse();
        signIn(staff.email(), staff.password());
        tab.awaitShown("accept");
        here.module(false);
        tab.press("accept");
        awaitProblem();
        assertThat(tab.text("problem")).contains("does not let people in this way");
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
        tab.awaitShown("accept");
        tab.press("accept");
        awaitProblem();
        assertThat(tab.shown("accepted")).isFalse();

        tab.press("switch-person");
        tab.awaitShown("sign-in-form");
        signIn(staff.email(), staff.password());
        tab.awaitShown("accept");
        tab.press("accept");
        tab.awaitShown("accepted");
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
        tab.awaitShown("accept");
        assertThat(tab.text("problem")).isEmpty();
    }

    @Test
    @DisplayName("F5: a link that was cut is told to be useless, and shows no offer")
    void cut() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        var link = link(staff);
        tab.open(link.substring(0, link.length() - 1));
        awaitProblem();

        assertThat(tab.shown("offer")).isFalse();
        assertThat(tab.shown("sign-in-form")).isFalse();
    }

    @Test
    @DisplayName("B7: the page speaks German to those who ask for it")
    void german() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        var english = tab.text("heading");
        assertThat(tab.language()).isEqualTo("en");
        assertThat(tab.text("sign-in")).isEqualTo("Sign in");

        tab.press("language");

        assertThat(tab.language()).isEqualTo("de");
        assertThat(tab.text("heading")).isNotEqualTo(english);
        assertThat(tab.text("sign-in")).isEqualTo("Anmelden");
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        var staff = House.staff();
        House.invite(House.customer(), staff);
        open(staff);
        tab.keepsToItsServer("/accept");
    }

    @Test
    @DisplayName("F5: markup in the names of tenant and inviter and in the reason is shown as text")
    void markup() {
        var staff = House.staff();
        var manager = Markup.customer("markup-of-offer");
        var wish = House.wish(staff).put("reason", "To see " + Markup.NAME);
        var path = House.home(manager, "/vendor-invitations");
        assertThat(House.post(path, House.signIn(manager), wish).status()).isEqualTo(201);
        open(staff);

        assertThat(tab.text("tenant")).isEqualTo(Markup.NAME);
        assertThat(tab.text("inviter")).contains(Markup.NAME);
        assertThat(tab.text("reason")).isEqualTo("To see " + Markup.NAME);
        tab.showsMarkupAsText();
    }

    private static String link(Person staff) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(staff.email()).getFirst().links().getFirst();
    }

    private void open(Person staff) {
        tab.open(link(staff));
        tab.awaitShown("offer");
    }

    private void signIn(String username, String password) {
        tab.fill("username", username);
        tab.fill("password", password);
        tab.press("sign-in");
    }

    private void awaitProblem() {
        tab.await(() -> !tab.text("problem").isEmpty());
    }
}
