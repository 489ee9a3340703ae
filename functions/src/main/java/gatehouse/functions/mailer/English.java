package gatehouse.functions.mailer;

import gatehouse.functions.RoleNames;
import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The mails in English.
final class English implements Wording {
    private static final Language EN = Language.EN;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", EN.locale())
                    .withZone(ZoneOffset.UTC);
    private static final String NO_REPLIES =
            "This mail was sent automatically. Its address takes no replies: nobody reads what arrives there.";

    @Override
    public Letter letter(Notice notice) {
        return switch (notice) {
            case Notice.Invited n -> invited(n);
            case Notice.CustomerInvited n -> customerInvited(n);
            case Notice.Accepted n -> accepted(n);
            case Notice.OfferRevoked n -> offerRevoked(n);
            case Notice.AccessRevoked n -> accessRevoked(n);
            case Notice.Ending n -> ending(n);
            case Notice.EndingOfAnother n -> endingOfAnother(n);
            case Notice.Ended n -> ended(n);
            case Notice.EndedOfAnother n -> endedOfAnother(n);
            case Notice.GoesOn n -> goesOn(n);
            case Notice.Exported n -> exported(n);
            case Notice.OfAccount n -> EnglishOfAccounts.letter(n);
            case Notice.OfRegistration n -> EnglishOfRegistrations.letter(n);
            case Notice.OfTicket n -> EnglishOfTickets.letter(n);
        };
    }

    @Override
    public String wayOut() {
        return "No more notifications like this one";
    }

    private static Letter invited(Notice.Invited n) {
        return letter(
                subject(n.inviter()) + " invites you to " + subject(n.tenant()),
                "You are invited to " + n.tenant(),
                List.of(
                        n.inviter() + " offers you access to " + n.tenant() + ".",
                        "To see the offer and accept it, open this link and sign in with your own account."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("It allows", RoleNames.may(n.role(), EN.tag())),
                        new Fact("From", time(n.start())),
                        new Fact("Until", time(n.end())),
                        reason(n.reason()),
                        new Fact("Invited by", n.inviter())),
                List.of(new Action("See the offer", n.link())),
                ofLink(n.linkExpiresAt(), n.inviter()));
    }

    private static Letter customerInvited(Notice.CustomerInvited n) {
        return letter(
                subject(n.inviter()) + " invites you to " + subject(n.tenant()),
                "You are invited to " + n.tenant(),
                List.of(
                        n.inviter()
                                + " of "
                                + n.manager()
                                + " offers you access to "
                                + n.tenant()
                                + ".",
                        n.known()
                                ? "To see the offer and accept it, open this link and sign in with your own account."
                                : "To see the offer and accept it, open this link and choose a password."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("It allows", RoleNames.may(n.role(), EN.tag())),
                        new Fact("Invited by", n.inviter() + ", " + n.manager())),
                List.of(new Action("See the offer", n.link())),
                ofLink(n.linkExpiresAt(), n.inviter()));
    }

    private static List<String> ofLink(Instant expiresAt, String inviter) {
        return List.of(
                "The link works until "
                        + time(expiresAt)
                        + ", for you alone and only once."
                        + " A newer mail with a link makes this one void.",
                "You did not expect this? Then do nothing: nobody gets access unless you accept, and the offer"
                        + " runs out by itself. Do not pass the link on. If in doubt, ask "
                        + inviter
                        + " in a way you already know.");
    }

    private static Letter accepted(Notice.Accepted n) {
        return letter(
                subject(n.person()) + " has accepted: access to " + subject(n.tenant()),
                n.person() + " has accepted your invitation",
                List.of(n.person() + " now holds access to " + n.tenant() + ", as you offered."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("From", time(n.start())),
                        new Fact("Until", n.end().equals(Instant.MAX) ? "" : time(n.end()))),
                List.of(),
                List.of(
                        n.end().equals(Instant.MAX)
                                ? "Access lasts until somebody takes it back. Where you delete the invitation, it goes too."
                                : "Access ends by itself at that time. Until then you can end it early or extend it."));
    }

    private static Letter offerRevoked(Notice.OfferRevoked n) {
        return letter(
                "Withdrawn: the invitation to " + subject(n.tenant()),
                "The invitation to " + n.tenant() + " is withdrawn",
                List.of(n.by() + " has withdrawn the offer of access before it was accepted."),
                Letter.facts(organization(n.tenant()), role(n.role()), reason(n.reason())),
                List.of(),
                List.of(
                        "The link in the earlier mail no longer works. There is nothing you have to do."));
    }

    private static Letter accessRevoked(Notice.AccessRevoked n) {
        return letter(
                "Your access to " + subject(n.tenant()) + " was ended",
                "Your access to " + n.tenant() + " was ended",
                List.of(n.by() + " has taken your access back before its time ran out."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Ended", time(n.at())),
                        reason(n.reason())),
                List.of(),
                List.of(
                        "Your account and any other access you hold stay as they are."
                                + " If you still need this one, ask for a new invitation."));
    }

    private static Letter ending(Notice.Ending n) {
        return letter(
                "Your access to " + subject(n.tenant()) + " ends on " + time(n.end()),
                "Your access to " + n.tenant() + " ends soon",
                List.of(
                        "After the time below you can no longer work in "
                                + n.tenant()
                                + "."
                                + " Finish what is open, or see to an extension in time."),
                Letter.facts(
                        organization(n.tenant()), role(n.role()), new Fact("Ends", time(n.end()))),
                List.of(),
                List.of(
                        "You need longer? Ask "
                                + n.inviter()
                                + ": access can be extended without a gap."));
    }

    private static Letter endingOfAnother(Notice.EndingOfAnother n) {
        return letter(
                subject(n.person())
                        + ": access to "
                        + subject(n.tenant())
                        + " ends on "
                        + time(n.end()),
                "The access of " + n.person() + " ends soon",
                List.of(
                        "You invited "
                                + n.person()
                                + " to "
                                + n.tenant()
                                + ". This access ends by itself."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("Ends", time(n.end()))),
                List.of(),
                List.of(
                        "If it is needed for longer, extend it before then: extended in time, it has no gap."
                                + " Otherwise there is nothing you have to do."));
    }

    private static Letter ended(Notice.Ended n) {
        return letter(
                "Your access to " + subject(n.tenant()) + " has ended",
                "Your access to " + n.tenant() + " has ended",
                List.of(
                        "The time you were given in "
                                + n.tenant()
                                + " has run out. Thank you for your work."),
                Letter.facts(
                        organization(n.tenant()), role(n.role()), new Fact("Ended", time(n.end()))),
                List.of(),
                List.of(
                        "Your account and any other access you hold stay as they are."
                                + " If you still need this one, ask "
                                + n.inviter()
                                + " for a new invitation."));
    }

    private static Letter endedOfAnother(Notice.EndedOfAnother n) {
        return letter(
                subject(n.person()) + ": access to " + subject(n.tenant()) + " has ended",
                "The access of " + n.person() + " has ended",
                List.of(
                        "You invited "
                                + n.person()
                                + " to "
                                + n.tenant()
                                + ". The time agreed has run out."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("Ended", time(n.end()))),
                List.of(),
                List.of(
                        "There is nothing you have to do. If access is needed again, send a new invitation."));
    }

    private static Letter exported(Notice.Exported n) {
        return letter(
                "Your list of the people of " + subject(n.tenant()) + " is ready",
                "Your list is ready",
                List.of(
                        "The list of people that you asked for has been written to a file.",
                        "Fetch it where you asked for it. This mail has no link to it on purpose: the file holds"
                                + " personal data."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("People in it", Integer.toString(n.rows())),
                        new Fact("To be had until", time(n.until()))),
                List.of(),
                List.of("Delete your copy when you need it no longer."));
    }

    private static Letter goesOn(Notice.GoesOn n) {
        var whose = n.person().isEmpty() ? "your grants" : "the grants of " + n.person();
        var until = n.until().equals(Instant.MAX) ? "further notice" : time(n.until());
        return letter(
                subject(n.tenant()) + ": one grant ends, access goes on",
                "One grant ends, access goes on",
                List.of(
                        "One of " + whose + " in " + n.tenant() + " ends on " + time(n.end()) + ".",
                        "Another of the same role goes on: access has no gap until " + until + "."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("This grant ends", time(n.end())),
                        new Fact("Access goes on until", until)),
                List.of(),
                List.of("There is nothing you have to do."));
    }

    static Letter letter(
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<Action> actions,
            List<String> notes) {
        return new Letter(
                EN,
                subject,
                heading,
                paragraphs,
                List.of(),
                facts,
                actions,
                notes,
                NO_REPLIES,
                List.of());
    }

    static String subject(String name) {
        return Clean.inSubject(name);
    }

    static Fact organization(String tenant) {
        return new Fact("Organization", tenant);
    }

    static Fact username(String username) {
        return new Fact("Username", username);
    }

    private static Fact role(String role) {
        return new Fact("Role", Clean.name(RoleNames.name(role, EN.tag())));
    }

    static Fact reason(String reason) {
        return new Fact("Reason", reason);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
