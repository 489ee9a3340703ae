package gatehouse.functions.mailer;

import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mails about change requests in German.
final class GermanOfTickets {
    private static final String NOTHING_DONE = "Nichts davon wurde ausgeführt.";

    private GermanOfTickets() {}

    static Letter letter(Notice.OfTicket notice) {
        return switch (notice) {
            case Notice.TicketRaised n -> raised(n.ticket());
            case Notice.TicketArrived n -> arrived(n.ticket()).quoting(n.lines());
            case Notice.TicketAnswered n -> answered(n);
            case Notice.TicketImplemented n -> implemented(n);
            case Notice.TicketRejected n -> rejected(n);
            case Notice.TicketRanOut n -> ranOut(n.ticket());
            case Notice.TicketCancelled n -> cancelled(n);
            case Notice.TicketWaiting n -> waiting(n);
        };
    }

    private static Letter raised(Notice.Ticket t) {
        return letter(
                t,
                "Ihr Antrag ist eingegangen",
                "Ihr Antrag ist Ticket " + t.number(),
                List.of(
                        "Ihr Antrag zu den Kontakten von "
                                + t.tenant()
                                + " ist eingegangen. Es ändert sich nichts, bevor er bestätigt ist.",
                        "Hier können Sie ihn verfolgen, kommentieren und zurückziehen."),
                facts(t),
                List.of());
    }

    private static Letter arrived(Notice.Ticket t) {
        return letter(
                t,
                German.subject(t.tenant()) + " möchte Kontakte ändern",
                t.tenant() + " möchte Kontakte ändern",
                List.of(
                        t.requester() + " von " + t.tenant() + " hat einen Antrag gestellt.",
                        "Sehen Sie ihn hier an: Führen Sie ihn aus, lehnen Sie ihn ab, oder fragen Sie nach."),
                facts(t),
                List.of());
    }

    private static Letter answered(Notice.TicketAnswered n) {
        var t = n.ticket();
        return letter(
                        t,
                        German.subject(n.by()) + " hat kommentiert",
                        n.by() + " hat Ticket " + t.number() + " kommentiert",
                        List.of(),
                        facts(t),
                        List.of(
                                "Antworten Sie mit einem Kommentar im Ticket: Was auf diese Mail antwortet, liest niemand."))
                .quoting(n.lines());
    }

    private static Letter implemented(Notice.TicketImplemented n) {
        var t = n.ticket();
        return letter(
                t,
                "Ihr Antrag ist ausgeführt",
                "Ihr Antrag ist ausgeführt",
                List.of(
                        "Alles, worum Sie in Ticket "
                                + t.number()
                                + " gebeten haben, gilt ab jetzt."),
                facts(t, new Fact("Ausgeführt von", n.by())),
                newcomers(t));
    }

    private static List<String> newcomers(Notice.Ticket t) {
        return t.added() == 0
                ? List.of()
                : List.of(
                        "Wer neu ist, bekommt eine Mail mit einem Link, um ein Passwort zu wählen.");
    }

    private static Letter rejected(Notice.TicketRejected n) {
        var t = n.ticket();
        return letter(
                t,
                "Ihr Antrag wurde abgelehnt",
                "Ihr Antrag wurde abgelehnt",
                List.of(n.by() + " hat Ticket " + t.number() + " abgelehnt. " + NOTHING_DONE),
                facts(t, German.reason(n.reason())),
                List.of("Sie können jederzeit einen neuen Antrag stellen."));
    }

    private static Letter ranOut(Notice.Ticket t) {
        return letter(
                t,
                "Ihr Antrag wurde geschlossen",
                "Ihr Antrag wurde geschlossen",
                List.of(
                        "Über Ticket "
                                + t.number()
                                + " hat niemand rechtzeitig entschieden, deshalb wurde es geschlossen. "
                                + NOTHING_DONE),
                facts(t),
                List.of("Sie können den Antrag noch einmal stellen."));
    }

    private static Letter cancelled(Notice.TicketCancelled n) {
        var t = n.ticket();
        return letter(
                t,
                "Der Antrag ist zurückgezogen",
                "Ticket " + t.number() + " ist zurückgezogen",
                List.of(n.by() + " hat den Antrag zurückgezogen. " + NOTHING_DONE),
                facts(t),
                List.of());
    }

    private static Letter waiting(Notice.TicketWaiting n) {
        var t = n.ticket();
        return letter(
                t,
                German.subject(t.tenant()) + " wartet auf eine Entscheidung",
                "Ticket " + t.number() + " wartet auf eine Entscheidung",
                List.of("Über diesen Antrag hat noch niemand entschieden."),
                facts(
                        t,
                        new Fact("Gestellt", German.time(n.since())),
                        new Fact(
                                "Schließt von selbst",
                                n.closesAt().equals(Instant.MAX) ? "" : German.time(n.closesAt()))),
                List.of());
    }

    private static Letter letter(
            Notice.Ticket t,
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<String> notes) {
        return German.letter(
                "Ticket " + t.number() + ": " + subject,
                heading,
                paragraphs,
                facts,
                List.of(new Action("Ticket öffnen", t.page())),
                notes);
    }

    private static List<Fact> facts(Notice.Ticket t, Fact... more) {
        var common =
                Stream.of(
                        German.organization(t.tenant()),
                        new Fact("Ticket", Long.toString(t.number())),
                        new Fact("Gestellt von", t.requester()),
                        new Fact("Gewünscht", asked(t)));
        return Letter.facts(Stream.concat(common, Stream.of(more)).toArray(Fact[]::new));
    }

    private static String asked(Notice.Ticket t) {
        return Stream.of(
                        counted(t.edits(), "andere Angaben"),
                        counted(t.roles(), "andere Rollen"),
                        counted(t.added(), "neuer Kontakt"),
                        counted(t.removed(), "Entfernung"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int number, String what) {
        return number == 0 ? "" : number + " × " + what;
    }
}
