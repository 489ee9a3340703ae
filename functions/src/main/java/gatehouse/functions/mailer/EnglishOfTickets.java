package gatehouse.functions.mailer;

import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mails about change requests in English.
final class EnglishOfTickets {
    private static final String NOTHING_DONE = "Nothing of it was done.";

    private EnglishOfTickets() {}

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
                "your request has arrived",
                "Your request is ticket " + t.number(),
                List.of(
                        "Your request for the contacts of "
                                + t.tenant()
                                + " has arrived. Nothing changes until it is confirmed.",
                        "You can follow it, comment on it and cancel it here."),
                facts(t),
                List.of());
    }

    private static Letter arrived(Notice.Ticket t) {
        return letter(
                t,
                English.subject(t.tenant()) + " asks for changes of its contacts",
                t.tenant() + " asks for changes of its contacts",
                List.of(
                        t.requester() + " of " + t.tenant() + " has submitted a request.",
                        "Look at it here, and implement it, reject it, or ask."),
                facts(t),
                List.of());
    }

    private static Letter answered(Notice.TicketAnswered n) {
        var t = n.ticket();
        return letter(
                        t,
                        English.subject(n.by()) + " has commented",
                        n.by() + " has commented on ticket " + t.number(),
                        List.of(),
                        facts(t),
                        List.of(
                                "To answer, comment on the ticket: replies to this mail reach nobody."))
                .quoting(n.lines());
    }

    private static Letter implemented(Notice.TicketImplemented n) {
        var t = n.ticket();
        return letter(
                t,
                "your request is done",
                "Your request is done",
                List.of("All that you asked for in ticket " + t.number() + " is so from now on."),
                facts(t, new Fact("Implemented by", n.by())),
                newcomers(t));
    }

    private static List<String> newcomers(Notice.Ticket t) {
        return t.added() == 0
                ? List.of()
                : List.of("Who is new gets a mail with a link to choose a password.");
    }

    private static Letter rejected(Notice.TicketRejected n) {
        var t = n.ticket();
        return letter(
                t,
                "your request was rejected",
                "Your request was rejected",
                List.of(n.by() + " has rejected ticket " + t.number() + ". " + NOTHING_DONE),
                facts(t, English.reason(n.reason())),
                List.of("You can submit another request at any time."));
    }

    private static Letter ranOut(Notice.Ticket t) {
        return letter(
                t,
                "your request was closed",
                "Your request was closed",
                List.of(
                        "Nobody decided about ticket "
                                + t.number()
                                + " in time, so it was closed. "
                                + NOTHING_DONE),
                facts(t),
                List.of("You can submit the request again."));
    }

    private static Letter cancelled(Notice.TicketCancelled n) {
        var t = n.ticket();
        return letter(
                t,
                "the request is cancelled",
                "Ticket " + t.number() + " is cancelled",
                List.of(n.by() + " has cancelled the request. " + NOTHING_DONE),
                facts(t),
                List.of());
    }

    private static Letter waiting(Notice.TicketWaiting n) {
        var t = n.ticket();
        return letter(
                t,
                English.subject(t.tenant()) + " is waiting for a decision",
                "Ticket " + t.number() + " is waiting for a decision",
                List.of("Nobody has decided about this request yet."),
                facts(
                        t,
                        new Fact("Submitted", English.time(n.since())),
                        new Fact(
                                "Closes by itself",
                                n.closesAt().equals(Instant.MAX)
                                        ? ""
                                        : English.time(n.closesAt()))),
                List.of());
    }

    private static Letter letter(
            Notice.Ticket t,
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<String> notes) {
        return English.letter(
                "Ticket " + t.number() + ": " + subject,
                heading,
                paragraphs,
                facts,
                List.of(new Action("Open the ticket", t.page())),
                notes);
    }

    private static List<Fact> facts(Notice.Ticket t, Fact... more) {
        var common =
                Stream.of(
                        English.organization(t.tenant()),
                        new Fact("Ticket", Long.toString(t.number())),
                        new Fact("Requested by", t.requester()),
                        new Fact("Asked for", asked(t)));
        return Letter.facts(Stream.concat(common, Stream.of(more)).toArray(Fact[]::new));
    }

    private static String asked(Notice.Ticket t) {
        return Stream.of(
                        counted(t.edits(), "other details"),
                        counted(t.roles(), "other roles"),
                        counted(t.added(), "new contact"),
                        counted(t.removed(), "removal"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int number, String what) {
        return number == 0 ? "" : number + " × " + what;
    }
}
