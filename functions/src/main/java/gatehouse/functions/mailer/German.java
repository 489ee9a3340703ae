package gatehouse.functions.mailer;

import gatehouse.functions.RoleNames;
import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The mails in German.
final class German implements Wording {
    private static final Language DE = Language.DE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMMM uuuu, HH:mm 'Uhr UTC'", DE.locale())
                    .withZone(ZoneOffset.UTC);
    private static final String NO_REPLIES =
            "Diese Mail wurde automatisch verschickt. Der Absender nimmt keine"
                    + " Antworten an: Was dort ankommt, liest niemand.";

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
            case Notice.OfAccount n -> GermanOfAccounts.letter(n);
            case Notice.OfRegistration n -> GermanOfRegistrations.letter(n);
            case Notice.OfTicket n -> GermanOfTickets.letter(n);
        };
    }

    @Override
    public String wayOut() {
        return "Keine solchen Benachrichtigungen mehr";
    }

    private static Letter invited(Notice.Invited n) {
        return letter(
                subject(n.inviter()) + " lädt Sie ein: Zugang zu " + subject(n.tenant()),
                "Sie sind eingeladen: Zugang zu " + n.tenant(),
                List.of(
                        n.inviter() + " bietet Ihnen Zugang zu " + n.tenant() + " an.",
                        "Öffnen Sie diesen Link und melden Sie sich mit Ihrem eigenen Konto an,"
                                + " um das Angebot zu sehen und anzunehmen."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Das heißt", RoleNames.may(n.role(), DE.tag())),
                        new Fact("Von", time(n.start())),
                        new Fact("Bis", time(n.end())),
                        reason(n.reason()),
                        new Fact("Eingeladen von", n.inviter())),
                List.of(new Action("Angebot ansehen", n.link())),
                ofLink(n.linkExpiresAt(), n.inviter()));
    }

    private static Letter customerInvited(Notice.CustomerInvited n) {
        return letter(
                subject(n.inviter()) + " lädt Sie ein: Zugang zu " + subject(n.tenant()),
                "Sie sind eingeladen: Zugang zu " + n.tenant(),
                List.of(
                        n.inviter()
                                + " von "
                                + n.manager()
                                + " bietet Ihnen Zugang zu "
                                + n.tenant()
                                + " an.",
                        n.known()
                                ? "Öffnen Sie diesen Link und melden Sie sich mit Ihrem eigenen Konto an,"
                                        + " um das Angebot zu sehen und anzunehmen."
                                : "Öffnen Sie diesen Link und wählen Sie ein Passwort,"
                                        + " um das Angebot zu sehen und anzunehmen."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Das heißt", RoleNames.may(n.role(), DE.tag())),
                        new Fact("Eingeladen von", n.inviter() + ", " + n.manager())),
                List.of(new Action("Angebot ansehen", n.link())),
                ofLink(n.linkExpiresAt(), n.inviter()));
    }

    private static List<String> ofLink(Instant expiresAt, String inviter) {
        return List.of(
                "Der Link gilt bis zum "
                        + time(expiresAt)
                        + ", nur für Sie und nur einmal."
                        + " Eine neuere Mail mit einem Link macht diesen ungültig.",
                "Sie haben das nicht erwartet? Dann tun Sie nichts: Ohne Ihre Annahme bekommt niemand Zugang,"
                        + " und das Angebot läuft von selbst ab. Geben Sie den Link nicht weiter. Fragen Sie im"
                        + " Zweifel bei "
                        + inviter
                        + " nach, auf einem Weg, den Sie schon kennen.");
    }

    private static Letter accepted(Notice.Accepted n) {
        return letter(
                subject(n.person()) + " hat angenommen: Zugang zu " + subject(n.tenant()),
                n.person() + " hat Ihre Einladung angenommen",
                List.of(
                        n.person()
                                + " hat nun Zugang zu "
                                + n.tenant()
                                + ", wie von Ihnen angeboten."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("Von", time(n.start())),
                        new Fact("Bis", n.end().equals(Instant.MAX) ? "" : time(n.end()))),
                List.of(),
                List.of(
                        n.end().equals(Instant.MAX)
                                ? "Der Zugang gilt, bis ihn jemand zurücknimmt. Wenn Sie die Einladung löschen, endet er auch."
                                : "Der Zugang endet dann von selbst. Bis dahin können Sie ihn vorzeitig beenden oder"
                                        + " verlängern."));
    }

    private static Letter offerRevoked(Notice.OfferRevoked n) {
        return letter(
                "Zurückgezogen: Einladung zu " + subject(n.tenant()),
                "Die Einladung zu " + n.tenant() + " ist zurückgezogen",
                List.of(n.by() + " hat das Angebot zurückgezogen, bevor es angenommen wurde."),
                Letter.facts(organization(n.tenant()), role(n.role()), reason(n.reason())),
                List.of(),
                List.of("Der Link in der früheren Mail gilt nicht mehr. Sie müssen nichts tun."));
    }

    private static Letter accessRevoked(Notice.AccessRevoked n) {
        return letter(
                "Ihr Zugang zu " + subject(n.tenant()) + " wurde beendet",
                "Ihr Zugang zu " + n.tenant() + " wurde beendet",
                List.of(n.by() + " hat Ihren Zugang vor Ablauf der Zeit zurückgenommen."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Beendet", time(n.at())),
                        reason(n.reason())),
                List.of(),
                List.of(
                        "Ihr Konto und alle anderen Zugänge bleiben, wie sie sind."
                                + " Wenn Sie diesen noch brauchen, bitten Sie um eine neue Einladung."));
    }

    private static Letter ending(Notice.Ending n) {
        return letter(
                "Ihr Zugang zu " + subject(n.tenant()) + " endet am " + time(n.end()),
                "Ihr Zugang zu " + n.tenant() + " endet bald",
                List.of(
                        "Nach der unten genannten Zeit können Sie in "
                                + n.tenant()
                                + " nicht mehr arbeiten. Schließen"
                                + " Sie ab, was offen ist, oder kümmern Sie sich rechtzeitig um eine Verlängerung."),
                Letter.facts(
                        organization(n.tenant()), role(n.role()), new Fact("Endet", time(n.end()))),
                List.of(),
                List.of(
                        "Sie brauchen länger? Fragen Sie "
                                + n.inviter()
                                + ": Der Zugang lässt sich ohne Lücke verlängern."));
    }

    private static Letter endingOfAnother(Notice.EndingOfAnother n) {
        return letter(
                subject(n.person())
                        + ": Zugang zu "
                        + subject(n.tenant())
                        + " endet am "
                        + time(n.end()),
                "Der Zugang von " + n.person() + " endet bald",
                List.of(
                        "Sie haben "
                                + n.person()
                                + " zu "
                                + n.tenant()
                                + " eingeladen."
                                + " Dieser Zugang endet von selbst."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("Endet", time(n.end()))),
                List.of(),
                List.of(
                        "Wird er länger gebraucht, verlängern Sie ihn vorher: Rechtzeitig verlängert hat er keine"
                                + " Lücke. Andernfalls müssen Sie nichts tun."));
    }

    private static Letter ended(Notice.Ended n) {
        return letter(
                "Ihr Zugang zu " + subject(n.tenant()) + " ist beendet",
                "Ihr Zugang zu " + n.tenant() + " ist beendet",
                List.of(
                        "Ihre Zeit in "
                                + n.tenant()
                                + " ist abgelaufen. Vielen Dank für Ihre Arbeit."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Beendet", time(n.end()))),
                List.of(),
                List.of(
                        "Ihr Konto und alle anderen Zugänge bleiben, wie sie sind. Wenn Sie diesen noch brauchen,"
                                + " bitten Sie "
                                + n.inviter()
                                + " um eine neue Einladung."));
    }

    private static Letter endedOfAnother(Notice.EndedOfAnother n) {
        return letter(
                subject(n.person()) + ": Zugang zu " + subject(n.tenant()) + " ist beendet",
                "Der Zugang von " + n.person() + " ist beendet",
                List.of(
                        "Sie haben "
                                + n.person()
                                + " zu "
                                + n.tenant()
                                + " eingeladen."
                                + " Die vereinbarte Zeit ist abgelaufen."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Person", n.person()),
                        role(n.role()),
                        new Fact("Beendet", time(n.end()))),
                List.of(),
                List.of(
                        "Sie müssen nichts tun. Wird der Zugang wieder gebraucht, laden Sie neu ein."));
    }

    private static Letter exported(Notice.Exported n) {
        return letter(
                "Ihre Liste der Personen von " + subject(n.tenant()) + " liegt bereit",
                "Ihre Liste liegt bereit",
                List.of(
                        "Die Liste der Personen, um die Sie gebeten haben, ist in eine Datei geschrieben.",
                        "Holen Sie sie dort ab, wo Sie um sie gebeten haben. Diese Mail enthält mit Absicht keinen Link"
                                + " darauf: Die Datei enthält personenbezogene Daten."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Personen darin", Integer.toString(n.rows())),
                        new Fact("Abzuholen bis", time(n.until()))),
                List.of(),
                List.of("Löschen Sie Ihre Kopie, wenn Sie sie nicht mehr brauchen."));
    }

    private static Letter goesOn(Notice.GoesOn n) {
        var whose =
                n.person().isEmpty()
                        ? "Ihrer Berechtigungen"
                        : "der Berechtigungen von " + n.person();
        var until = n.until().equals(Instant.MAX) ? "auf Weiteres" : time(n.until());
        return letter(
                subject(n.tenant()) + ": eine Berechtigung endet, der Zugang bleibt",
                "Eine Berechtigung endet, der Zugang bleibt",
                List.of(
                        "Eine " + whose + " in " + n.tenant() + " endet: " + time(n.end()) + ".",
                        "Eine andere derselben Rolle gilt weiter: Der Zugang besteht ohne Lücke bis "
                                + until
                                + "."),
                Letter.facts(
                        organization(n.tenant()),
                        role(n.role()),
                        new Fact("Diese Berechtigung endet", time(n.end())),
                        new Fact("Zugang weiter bis", until)),
                List.of(),
                List.of("Sie müssen nichts tun."));
    }

    static Letter letter(
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<Action> actions,
            List<String> notes) {
        return new Letter(
                DE,
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
        return new Fact("Organisation", tenant);
    }

    static Fact username(String username) {
        return new Fact("Benutzername", username);
    }

    private static Fact role(String role) {
        return new Fact("Rolle", Clean.name(RoleNames.name(role, DE.tag())));
    }

    static Fact reason(String reason) {
        return new Fact("Grund", reason);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
