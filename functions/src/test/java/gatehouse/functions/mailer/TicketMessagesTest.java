package gatehouse.functions.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Notification;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words of mails about change requests.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketMessagesTest {
    private static final Instant SINCE = Instant.parse("2026-10-23T21:30:00Z");
    private static final Instant END = Instant.parse("2026-11-22T21:30:00Z");
    private static final URI PAGE = URI.create("https://gatehouse.example/tickets/acme.17");
    private static final Notice.Ticket TICKET = ticket("Acme", "Ana Arnold");

    private static Notice.Ticket ticket(String tenant, String requester) {
        return new Notice.Ticket(tenant, 17, requester, 2, 0, 1, 0, PAGE);
    }

    /// Each notice with the subject it has in English and in German.
    record Expected(Notice.OfTicket notice, String english, String german) {}

    private static Stream<Expected> everyNotice() {
        return Stream.of(
                new Expected(
                        new Notice.TicketRaised(TICKET),
                        "Ticket 17: your request has arrived",
                        "Ticket 17: Ihr Antrag ist eingegangen"),
                new Expected(
                        new Notice.TicketArrived(TICKET, List.of("Soon, please")),
                        "Ticket 17: Acme asks for changes of its contacts",
                        "Ticket 17: Acme möchte Kontakte ändern"),
                new Expected(
                        new Notice.TicketAnswered(TICKET, "Vera Voss", List.of("Why?")),
                        "Ticket 17: Vera Voss has commented",
                        "Ticket 17: Vera Voss hat kommentiert"),
                new Expected(
                        new Notice.TicketImplemented(TICKET, "Vera Voss"),
                        "Ticket 17: your request is done",
                        "Ticket 17: Ihr Antrag ist ausgeführt"),
                new Expected(
                        new Notice.TicketRejected(TICKET, "Vera Voss", "Not in this house"),
                        "Ticket 17: your request was rejected",
                        "Ticket 17: Ihr Antrag wurde abgelehnt"),
                new Expected(
                        new Notice.TicketRanOut(TICKET),
                        "Ticket 17: your request was closed",
                        "Ticket 17: Ihr Antrag wurde geschlossen"),
                new Expected(
                        new Notice.TicketCancelled(TICKET, "Mia Moll"),
                        "Ticket 17: the request is cancelled",
                        "Ticket 17: Der Antrag ist zurückgezogen"),
                new Expected(
                        new Notice.TicketWaiting(TICKET, SINCE, END),
                        "Ticket 17: Acme is waiting for a decision",
                        "Ticket 17: Acme wartet auf eine Entscheidung"));
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void each_mail_names_ticket_and_tenant_and_leads_to_the_ticket(Expected expected) {
        var english = Messages.of(expected.notice(), Language.EN);
        assertThat(english.subject()).isEqualTo(expected.english());
        assertThat(english.text())
                .contains("Organization: Acme", "Ticket: 17", "Requested by: Ana Arnold")
                .contains("Asked for: 2 × other details, 1 × new contact\n")
                .contains("takes no replies", PAGE.toString());
        var german = Messages.of(expected.notice(), Language.DE);
        assertThat(german.subject()).isEqualTo(expected.german());
        assertThat(german.text())
                .contains("Organisation: Acme", "Ticket: 17", "Gestellt von: Ana Arnold")
                .contains("Gewünscht: 2 × andere Angaben, 1 × neuer Kontakt\n")
                .contains("nimmt keine Antworten an", PAGE.toString());
        for (var html : List.of(english.html(), german.html())) {
            assertThat(html)
                    .contains("<a href=\"" + PAGE + "\"")
                    .doesNotContainPattern(
                            "(?i)<(img|script|link|iframe|table)\\b|url\\(|@import|src=");
            assertThat(html.replace(PAGE.toString(), "")).doesNotContain("http");
        }
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void each_can_be_switched_off_as_tickets_are(Expected expected) {
        assertThat(Kinds.of(expected.notice())).contains(Notification.TICKETS);
    }

    @Test
    void a_comment_is_told_line_by_line_as_what_somebody_else_said() {
        var said = "First\r\n\n  second \u202Eline\n\t\nhttps://evil.example\u0000 third";
        var notice = new Notice.TicketAnswered(TICKET, "Vera", Clean.lines(said));
        var message = Messages.of(notice, Language.EN);

        assertThat(message.text())
                .contains("\n> First\n> second line\n> https://evil.example third\n\n");
        assertThat(message.html())
                .containsPattern("<blockquote[^>]*>\\s*<p dir=\"auto\"[^>]*>First</p>")
                .doesNotContain("href=\"https://evil.example");
    }

    @Test
    void what_was_said_with_a_request_is_told_with_it() {
        var said = new Notice.TicketArrived(TICKET, List.of("Soon, please"));
        assertThat(Messages.of(said, Language.EN).text()).contains("\n> Soon, please\n");
        var silent = new Notice.TicketArrived(TICKET, List.of());
        assertThat(Messages.of(silent, Language.DE).text()).doesNotContain("\n>");
    }

    @Test
    void the_link_for_newcomers_is_told_of_where_there_are_some() {
        var none = new Notice.Ticket("Acme", 17, "Ana Arnold", 2, 0, 0, 0, PAGE);
        var word = "link to choose a password";
        assertThat(Messages.of(new Notice.TicketImplemented(TICKET, "Vera"), Language.EN).text())
                .contains(word);
        assertThat(Messages.of(new Notice.TicketImplemented(none, "Vera"), Language.EN).text())
                .doesNotContain(word);
    }

    @Test
    void markup_in_what_people_wrote_shows_as_text() {
        var bad = "<img src=x onerror=alert(1)>";
        var notice =
                new Notice.TicketAnswered(ticket(bad, bad), bad, Clean.lines(bad + "\n</p>" + bad));
        var message = Messages.of(notice, Language.DE);

        assertThat(message.html()).contains("&lt;img src=x").doesNotContain("<img", "</p><img");
        assertThat(message.text()).contains("> </p>" + bad);
        var why = new Notice.TicketRejected(TICKET, "Vera", bad + "\nOrganization: Globex");
        assertThat(Messages.of(why, Language.EN).text())
                .contains("Reason: " + bad + " Organization: Globex\n");
    }

    @Test
    void a_comment_of_very_many_lines_is_cut() {
        assertThat(Clean.lines("a\n".repeat(2_500))).hasSize(201).endsWith("…");
        assertThat(Clean.lines("\u200B\n \n")).isEmpty();
    }

    @Test
    void what_waits_says_since_when_and_until_when_it_does() {
        assertThat(Messages.of(new Notice.TicketWaiting(TICKET, SINCE, END), Language.EN).text())
                .contains("Submitted: 23 October 2026, 21:30 UTC")
                .contains("Closes by itself: 22 November 2026, 21:30 UTC");
        var endless = new Notice.TicketWaiting(TICKET, SINCE, Instant.MAX);
        assertThat(Messages.of(endless, Language.DE).text())
                .contains("Gestellt: 23. Oktober 2026, 21:30 Uhr UTC")
                .doesNotContain("Schließt");
    }
}
