package gatehouse.functions.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {
    private static final Instant START = Instant.parse("2026-10-23T21:30:00Z");
    private static final Instant END = Instant.parse("2026-11-22T21:30:00Z");
    private static final URI LINK = URI.create("https://gatehouse.example/accept#inv.AbC-123_x");
    private static final String ROLE = "customer-manager";

    private static final Notice INVITED = invited("Acme", "Ana Arnold", "Set up the new site");

    private static Notice invited(String tenant, String inviter, String reason) {
        return new Notice.Invited(
                tenant,
                inviter,
                ROLE,
                START,
                END,
                reason,
                LINK,
                Instant.parse("2026-10-30T21:30:00Z"));
    }

    private static Notice customerInvited(String role, boolean known) {
        return new Notice.CustomerInvited(
                "Acme Clinic",
                "Acme",
                "Ana Arnold",
                role,
                known,
                LINK,
                Instant.parse("2026-10-30T21:30:00Z"));
    }

    /// Each notice with the subject it has in English and in German.
    record Expected(Notice notice, String english, String german) {}

    private static Stream<Expected> everyNotice() {
        return Stream.of(
                new Expected(
                        INVITED,
                        "Ana Arnold invites you to Acme",
                        "Ana Arnold lädt Sie ein: Zugang zu Acme"),
                new Expected(
                        customerInvited(ROLE, true),
                        "Ana Arnold invites you to Acme Clinic",
                        "Ana Arnold lädt Sie ein: Zugang zu Acme Clinic"),
                new Expected(
                        customerInvited(ROLE, false),
                        "Ana Arnold invites you to Acme Clinic",
                        "Ana Arnold lädt Sie ein: Zugang zu Acme Clinic"),
                new Expected(
                        new Notice.Accepted("Acme", "Vera Voss", ROLE, START, Instant.MAX),
                        "Vera Voss has accepted: access to Acme",
                        "Vera Voss hat angenommen: Zugang zu Acme"),
                new Expected(
                        new Notice.Accepted("Acme", "Vera Voss", ROLE, START, END),
                        "Vera Voss has accepted: access to Acme",
                        "Vera Voss hat angenommen: Zugang zu Acme"),
                new Expected(
                        new Notice.OfferRevoked("Acme", "Ana Arnold", ROLE, ""),
                        "Withdrawn: the invitation to Acme",
                        "Zurückgezogen: Einladung zu Acme"),
                new Expected(
                        new Notice.AccessRevoked(
                                "Acme", "Ana Arnold", ROLE, END, "No longer needed"),
                        "Your access to Acme was ended",
                        "Ihr Zugang zu Acme wurde beendet"),
                new Expected(
                        new Notice.Ending("Acme", "Ana Arnold", ROLE, END),
                        "Your access to Acme ends on 22 November 2026, 21:30 UTC",
                        "Ihr Zugang zu Acme endet am 22. November 2026, 21:30 Uhr UTC"),
                new Expected(
                        new Notice.EndingOfAnother("Acme", "Vera Voss", ROLE, END),
                        "Vera Voss: access to Acme ends on 22 November 2026, 21:30 UTC",
                        "Vera Voss: Zugang zu Acme endet am 22. November 2026, 21:30 Uhr UTC"),
                new Expected(
                        new Notice.Ended("Acme", "Ana Arnold", ROLE, END),
                        "Your access to Acme has ended",
                        "Ihr Zugang zu Acme ist beendet"),
                new Expected(
                        new Notice.EndedOfAnother("Acme", "Vera Voss", ROLE, END),
                        "Vera Voss: access to Acme has ended",
                        "Vera Voss: Zugang zu Acme ist beendet"));
    }

    @Test
    void a_file_that_is_ready_is_told_without_a_link_to_it() {
        var ready = new Notice.Exported("Acme", 1203, END);
        var english = Messages.of(ready, Language.EN);
        assertThat(english.subject()).isEqualTo("Your list of the people of Acme is ready");
        var german = Messages.of(ready, Language.DE);
        assertThat(german.subject()).isEqualTo("Ihre Liste der Personen von Acme liegt bereit");
        assertThat(List.of(english.text(), english.html()))
                .allSatisfy(body ->
                        assertThat(body)
                                .contains("Acme", "1203", "22 November 2026, 21:30 UTC")
                                .doesNotContain("href", "://"));
    }

    /// Those about a person's own account, in no role.
    private static Stream<Expected> aboutTheAccount() {
        return Stream.of(
                new Expected(
                        new Notice.Activate("Acme", "vera-voss", LINK, END),
                        "Your account at Acme: choose a password",
                        "Ihr Konto bei Acme: Passwort wählen"),
                new Expected(
                        new Notice.Reset("Acme", "vera-voss", LINK, END),
                        "Your account at Acme: choose another password",
                        "Ihr Konto bei Acme: neues Passwort wählen"),
                new Expected(
                        new Notice.PasswordChanged("Acme", "vera-voss", END, LINK),
                        "Your account at Acme: your password was changed",
                        "Ihr Konto bei Acme: Ihr Passwort wurde geändert"),
                new Expected(
                        new Notice.Restored("Acme", "vera-voss", END, "Nobody was left", LINK),
                        "Your account at Acme was restored",
                        "Ihr Konto bei Acme wurde wiederhergestellt"));
    }

    @ParameterizedTest
    @MethodSource("aboutTheAccount")
    void a_mail_about_the_account_names_its_tenant_its_username_and_the_time(Expected expected) {
        every_mail_has_its_subject_in_both_languages(expected);
        var english = Messages.of(expected.notice(), Language.EN);
        assertThat(List.of(english.text(), english.html()))
                .allSatisfy(body ->
                        assertThat(body)
                                .contains("Acme", "vera-voss", "22 November 2026, 21:30 UTC")
                                .contains(LINK.toString(), "takes no replies"));
        var german = Messages.of(expected.notice(), Language.DE);
        assertThat(List.of(german.text(), german.html()))
                .allSatisfy(body ->
                        assertThat(body)
                                .contains("Acme", "vera-voss", "22. November 2026, 21:30 Uhr UTC")
                                .contains(LINK.toString(), "nimmt keine Antworten an"));
    }

    @Test
    void other_credentials_are_told_by_what_changed_with_the_way_to_another_password() {
        var subjects =
                Stream.of(true, false)
                        .map(name -> new Notice.CredentialsChanged("vera", name, !name, END, LINK))
                        .map(notice -> Messages.of(notice, Language.DE).subject());
        assertThat(subjects)
                .containsExactly("Ihr Benutzername wurde geändert", "Ihr Passwort wurde geändert");
        var both = new Notice.CredentialsChanged("vera", true, true, END, LINK);
        assertThat(Messages.of(both, Language.EN).text())
                .contains("Your username and your password were changed")
                .contains("ask for another password here, at once", LINK.toString());
        assertThat(Messages.of(both, Language.DE).text())
                .contains("Ihr Benutzername und Ihr Passwort wurden geändert")
                .contains("fordern Sie sofort hier ein neues Passwort an", LINK.toString());
    }

    @Test
    void what_an_administrator_set_is_told_with_who_did_it_and_never_with_the_password() {
        var name = new Notice.UsernameSet("Acme", "Ana Arnold", "vera", END, "");
        assertThat(Messages.of(name, Language.EN).subject())
                .isEqualTo("You have another username at Acme");
        assertThat(Messages.of(name, Language.EN).text())
                .contains("Ana Arnold", "vera", "22 November 2026, 21:30 UTC");
        assertThat(Messages.of(name, Language.DE).subject())
                .isEqualTo("Ihr neuer Benutzername bei Acme");
        var why = "The phone was lost";
        for (boolean renamed : new boolean[] {true, false}) {
            var lent =
                    new Notice.PasswordSet(
                            "Acme", "Ana Arnold", "vera", renamed, END, END, why, LINK);
            var english = Messages.of(lent, Language.EN);
            assertThat(english.subject())
                    .isEqualTo("Your account at Acme: a temporary password was set");
            assertThat(english.text())
                    .contains("Ana Arnold", "vera", why, LINK.toString(), "does not tell it")
                    .contains("Good until: 22 November 2026, 21:30 UTC");
            assertThat(english.text().contains("changed your username")).isEqualTo(renamed);
            var german = Messages.of(lent, Language.DE);
            assertThat(german.subject()).isEqualTo("Ihr Konto bei Acme: vorläufiges Passwort");
            assertThat(german.text())
                    .contains("Ana Arnold", "vera", why, LINK.toString(), "eine einzige")
                    .contains("Gilt bis: 22. November 2026, 21:30 Uhr UTC");
        }
    }

    /// What concerns an account rather than a tenant.
    private static Stream<Expected> ofAnAccount() {
        return Stream.of(
                new Expected(
                        new Notice.SecondFactorOn(END),
                        "Signing in takes a code from now on",
                        "Die Anmeldung verlangt jetzt einen Code"),
                new Expected(
                        new Notice.SecondFactorOff(END),
                        "Signing in takes no code any more",
                        "Die Anmeldung verlangt keinen Code mehr"),
                new Expected(
                        new Notice.RecoveryCodesReplaced(END),
                        "Your recovery codes were replaced",
                        "Ihre Wiederherstellungscodes wurden ersetzt"),
                new Expected(
                        new Notice.RecoveryCodeUsed(END),
                        "A recovery code was used to sign in",
                        "Anmeldung mit einem Wiederherstellungscode"));
    }

    @ParameterizedTest
    @MethodSource("ofAnAccount")
    void what_happened_to_an_account_is_told_with_its_time_and_what_to_do(Expected expected) {
        assertThat(Messages.of(expected.notice(), Language.EN).text())
                .contains("22 November 2026, 21:30 UTC", "change the password at once");
        assertThat(Messages.of(expected.notice(), Language.DE).text())
                .contains("22. November 2026, 21:30 Uhr UTC", "sofort das Passwort");
    }

    @ParameterizedTest
    @MethodSource({"everyNotice", "ofAnAccount"})
    void every_mail_has_its_subject_in_both_languages(Expected expected) {
        assertThat(Messages.of(expected.notice(), Language.EN).subject())
                .isEqualTo(expected.english());
        assertThat(Messages.of(expected.notice(), Language.DE).subject())
                .isEqualTo(expected.german());
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void every_mail_names_tenant_and_role_and_says_that_nobody_reads_answers(Expected expected) {
        var english = Messages.of(expected.notice(), Language.EN);
        assertThat(List.of(english.text(), english.html()))
                .allSatisfy(body ->
                        assertThat(body).contains("Acme", "Customer manager", "takes no replies"));

        var german = Messages.of(expected.notice(), Language.DE);
        assertThat(List.of(german.text(), german.html()))
                .allSatisfy(body ->
                        assertThat(body)
                                .contains("Acme", "Kundenbetreuung", "nimmt keine Antworten an"));
    }

    @Test
    void being_signed_out_by_somebody_is_told_with_who_when_and_why_in_both_languages() {
        var notice = new Notice.SessionsEnded("Acme", "Ana Arnold", END, "A laptop was stolen");
        var english = Messages.of(notice, Language.EN);
        assertThat(english.subject()).isEqualTo("You were signed out everywhere: Acme");
        assertThat(english.text())
                .contains("Ana Arnold", "22 November 2026, 21:30 UTC", "A laptop was stolen");
        var german = Messages.of(notice, Language.DE);
        assertThat(german.subject()).isEqualTo("Sie wurden überall abgemeldet: Acme");
        assertThat(german.text())
                .contains("Ana Arnold", "22. November 2026, 21:30 Uhr UTC", "A laptop was stolen");
    }

    @ParameterizedTest
    @MethodSource({"everyNotice", "ofAnAccount"})
    void html_and_text_say_the_same(Expected expected) {
        for (var language : Language.values()) {
            var message = Messages.of(expected.notice(), language);
            message.text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        var fact = line.split(": ", 2);
                        var words =
                                fact.length == 2 && message.html().contains("<dt") ? fact[1] : line;
                        assertThat(message.html())
                                .contains(words.replace("&", "&amp;").replace("'", "&#39;"));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource({"everyNotice", "ofAnAccount"})
    void html_loads_nothing_and_says_its_language(Expected expected) {
        for (var language : Language.values()) {
            var html = Messages.of(expected.notice(), language).html();
            assertThat(html)
                    .startsWith("<!DOCTYPE html>")
                    .contains("<html lang=\"" + language.tag() + "\">")
                    .doesNotContainPattern(
                            "(?i)<(img|script|link|iframe|table)\\b|url\\(|@import|src=");
            assertThat(html.replace(LINK.toString(), "")).doesNotContain("http");
        }
    }

    @Test
    void the_invitation_reads_well_as_text() {
        assertThat(Messages.of(INVITED, Language.EN).text())
                .isEqualTo(
                        """
                        You are invited to Acme

                        Ana Arnold offers you access to Acme.

                        To see the offer and accept it, open this link and sign in with your own account.

                        https://gatehouse.example/accept#inv.AbC-123_x

                        Organization: Acme
                        Role: Customer manager
                        It allows: May configure everything in this organization, for a limited time; may neither invite \
                        vendor staff nor change the account managers.
                        From: 23 October 2026, 21:30 UTC
                        Until: 22 November 2026, 21:30 UTC
                        Reason: Set up the new site
                        Invited by: Ana Arnold

                        The link works until 30 October 2026, 21:30 UTC, for you alone and only once. A newer mail with a \
                        link makes this one void.

                        You did not expect this? Then do nothing: nobody gets access unless you accept, and the offer runs \
                        out by itself. Do not pass the link on. If in doubt, ask Ana Arnold in a way you already know.

                        This mail was sent automatically. Its address takes no replies: nobody reads what arrives there.
                        """);
    }

    @Test
    void whom_a_manager_invites_to_a_customer_learns_from_whom_to_what_and_how() {
        assertThat(Messages.of(customerInvited("moderator", false), Language.EN).text())
                .contains(
                        "Ana Arnold of Acme offers you access to Acme Clinic.",
                        "open this link and choose a password",
                        "Role: Moderator",
                        "Invited by: Ana Arnold, Acme")
                .doesNotContain("Until");
        assertThat(Messages.of(customerInvited("moderator", true), Language.DE).text())
                .contains("Ana Arnold von Acme", "mit Ihrem eigenen Konto");
    }

    @Test
    void the_invitation_reads_well_in_german() {
        assertThat(Messages.of(INVITED, Language.DE).text())
                .contains(
                        "Von: 23. Oktober 2026, 21:30 Uhr UTC\nBis: 22. November 2026, 21:30 Uhr UTC\n",
                        "Grund: Set up the new site",
                        "Der Link gilt bis zum 30. Oktober 2026, 21:30 Uhr UTC, nur für Sie und nur einmal.");
    }

    @ParameterizedTest
    @EnumSource
    void the_link_is_a_button_and_readable_text_too(Language language) {
        assertThat(Messages.of(INVITED, language).html())
                .contains("<a href=\"" + LINK + "\"")
                .contains(">" + LINK + "</p>");
    }

    @Test
    void markup_in_names_and_reasons_shows_as_text() {
        var message =
                Messages.of(
                        invited(
                                "<b>Acme</b>",
                                "Ana \"A\" <script>alert(1)</script>",
                                "</dd><img src=x onerror=y> & more"),
                        Language.EN);

        assertThat(message.html())
                .contains(
                        "&lt;b&gt;Acme&lt;/b&gt;",
                        "&lt;script&gt;",
                        "&lt;/dd&gt;&lt;img src=x onerror=y&gt; &amp; more")
                .doesNotContain("<b>", "<script", "<img");
        assertThat(message.text()).contains("<b>Acme</b>", "</dd><img src=x onerror=y> & more");
    }

    @Test
    void line_breaks_and_controls_reach_neither_subject_nor_paragraphs() {
        var message =
                Messages.of(
                        invited(
                                "Acme\r\nBcc: all@example.com",
                                "Ana\u0000\u2028\tA\u0085",
                                "One\n\nOrganization: Globex"),
                        Language.EN);

        assertThat(message.subject()).isEqualTo("Ana A invites you to Acme Bcc: all@example.com");
        assertThat(message.text()).contains("Reason: One Organization: Globex\n");
    }

    @Test
    void what_turns_the_direction_of_writing_is_dropped() {
        var message =
                Messages.of(
                        invited(
                                "Ac\u202Eme\u2066\u200F",
                                "\u202AAna\u061C\uFEFF",
                                "A\u2069 reason"),
                        Language.EN);

        assertThat(message.subject()).isEqualTo("Ana invites you to Acme");
        assertThat(message.text()).doesNotContainPattern("[\\p{Cf}]");
    }

    @Test
    void long_names_are_cut_and_the_subject_stays_short() {
        var message =
                Messages.of(
                        invited("A".repeat(500), "B".repeat(500), "C ".repeat(5_000)), Language.DE);

        assertThat(message.subject())
                .isEqualTo("B".repeat(49) + "… lädt Sie ein: Zugang zu " + "A".repeat(49) + "…");
        assertThat(message.text().length()).isLessThan(3_000);
    }

    @Test
    void a_cut_never_splits_one_visible_character() {
        var family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        var message =
                Messages.of(
                        invited("Acme", "a".repeat(46) + family + "bcdefgh", "A reason"),
                        Language.EN);

        assertThat(message.subject()).startsWith("a".repeat(46) + "… invites");
        assertThat(
                        Messages.of(invited("Acme", "e\u0301".repeat(500), "A reason"), Language.EN)
                                .subject())
                .startsWith("é".repeat(49) + "… invites");
    }

    @Test
    void a_name_of_nothing_visible_is_a_dash() {
        assertThat(Messages.of(invited("\u202E\r\n ", "Ana", "A reason"), Language.EN).subject())
                .isEqualTo("Ana invites you to —");
    }

    @Test
    void a_reason_that_was_not_given_leaves_no_empty_line() {
        var revoked = new Notice.OfferRevoked("Acme", "Ana Arnold", ROLE, " ");

        assertThat(Messages.of(revoked, Language.EN).text()).doesNotContain("Reason");
        assertThat(Messages.of(revoked, Language.DE).html()).doesNotContain("Grund");
    }

    @Test
    void only_a_web_address_is_a_link() {
        assertThatThrownBy(() ->
                        new Notice.Invited(
                                "Acme",
                                "Ana",
                                ROLE,
                                START,
                                END,
                                "A reason",
                                URI.create("javascript:alert(1)"),
                                END))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_subject_with_a_line_break_is_a_fault() {
        assertThatThrownBy(() -> new Message("a\r\nBcc: b", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_notification_ends_with_the_way_out_and_no_other_mail_has_one() {
        var page = URI.create("https://gatehouse.example/unsubscribe#a.b");
        var ending = new Notice.Ending("Acme", "Ana Arnold", ROLE, END);
        var english = Messages.of(ending, Language.EN, page);
        assertThat(english.text())
                .startsWith(Messages.of(ending, Language.EN).text())
                .endsWith("\n\nNo more notifications like this one:\n" + page + "\n");
        assertThat(english.html())
                .contains("<a href=\"" + page + "\">No more notifications like this one</a>");
        var german = Messages.of(ending, Language.DE, page);
        assertThat(german.text())
                .endsWith("Keine solchen Benachrichtigungen mehr:\n" + page + "\n");
        assertThat(german.html()).contains(">Keine solchen Benachrichtigungen mehr</a>");
        assertThat(Messages.of(ending, Language.EN).html()).doesNotContain("No more notifications");
    }

    @Test
    void no_template_leaves_a_placeholder_behind() {
        assertThat(everyNotice().map(expected -> Messages.of(expected.notice(), Language.DE)))
                .allSatisfy(message ->
                        assertThat(message.text() + message.html())
                                .doesNotContainPattern(
                                        Pattern.compile("\\$\\{|@(for|if|end)|null")));
    }

    @Test
    void that_access_goes_on_is_told_to_the_holder_without_a_name() {
        var holder = new Notice.GoesOn("Acme", "", ROLE, START, END);
        var giver = new Notice.GoesOn("Acme", "Vera Voss", ROLE, START, END);
        assertThat(Messages.of(holder, Language.EN).text()).contains("One of your grants in Acme");
        assertThat(Messages.of(giver, Language.EN).text())
                .contains("One of the grants of Vera Voss in Acme");
    }
}
