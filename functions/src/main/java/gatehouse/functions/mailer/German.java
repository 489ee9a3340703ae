package gatehouse.functions.mailer;

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
            "Diese Mail wurde automatisch verschickt. Ihre Adresse nimmt keine"
                    + " Antworten an: Was dort ankommt, liest niemand.";

    @Override
    public Letter letter(Notice notice) {
        return switch (notice) {
            case Notice.Invited n -> invited(n);
            case Notice.Accepted n -> accepted(n);
            case Notice.OfferRevoked n -> offerRevoked(n);
            case Notice.AccessRevoked n -> accessRevoked(n);
            case Notice.Ending n -> ending(n);
            case Notice.EndingOfAnother n -> endingOfAnother(n);
            case Notice.Ended n -> ended(n);
            case Notice.EndedOfAnother n -> endedOfAnother(n);
            case Notice.GoesOn n -> goesOn(n);
            case Notice.Guessed n -> guessed(n);
            case Notice.ConfirmEmail n -> confirmEmail(n);
            case Notice.EmailAsked n -> emailAsked(n);
            case Notice.EmailChanged n -> emailChanged(n);
            case Notice.CredentialsChanged n -> credentialsChanged(n);
            case Notice.SessionsEnded n -> sessionsEnded(n);
            case Notice.Activate n -> activate(n);
            case Notice.Reset n -> reset(n);
            case Notice.PasswordChanged n -> passwordChanged(n);
            case Notice.SecondFactorOn n ->
                    security(
                            "Die Anmeldung verlangt jetzt einen Code",
                            "Ihr Konto verlangt neben dem Passwort einen Code Ihrer Authenticator-App. Alle anderen"
                                    + " Sitzungen wurden beendet.",
                            n.at());
            case Notice.SecondFactorOff n ->
                    security(
                            "Die Anmeldung verlangt keinen Code mehr",
                            "Die Authenticator-App und die Wiederherstellungscodes Ihres Kontos wurden entfernt: Das"
                                    + " Passwort allein genügt wieder.",
                            n.at());
            case Notice.RecoveryCodesReplaced n ->
                    security(
                            "Ihre Wiederherstellungscodes wurden ersetzt",
                            "Ihr Konto hat zehn neue Wiederherstellungscodes. Die bisherigen gelten nicht mehr.",
                            n.at());
            case Notice.RecoveryCodeUsed n ->
                    security(
                            "Anmeldung mit einem Wiederherstellungscode",
                            "Jemand hat sich mit dem Passwort und einem Ihrer Wiederherstellungscodes an Ihrem Konto"
                                    + " angemeldet. Dieser Code ist nun verbraucht.",
                            n.at());
        };
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
                        new Fact("Das heißt", RoleNames.may(n.role(), DE)),
                        new Fact("Von", time(n.start())),
                        new Fact("Bis", time(n.end())),
                        reason(n.reason()),
                        new Fact("Eingeladen von", n.inviter())),
                List.of(new Action("Angebot ansehen", n.link())),
                List.of(
                        "Der Link gilt bis zum "
                                + time(n.linkExpiresAt())
                                + ", nur für Sie und nur einmal."
                                + " Eine neuere Mail mit einem Link macht diesen ungültig.",
                        "Sie haben das nicht erwartet? Dann tun Sie nichts: Ohne Ihre Annahme bekommt niemand Zugang,"
                                + " und das Angebot läuft von selbst ab. Geben Sie den Link nicht weiter. Fragen Sie im"
                                + " Zweifel bei "
                                + n.inviter()
                                + " nach, auf einem Weg, den Sie schon kennen."));
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
                        new Fact("Bis", time(n.end()))),
                List.of(),
                List.of(
                        "Der Zugang endet dann von selbst. Bis dahin können Sie ihn vorzeitig beenden oder"
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

    private static Letter guessed(Notice.Guessed n) {
        return letter(
                "Fehlgeschlagene Anmeldungen an Ihrem Konto",
                "Jemand versucht, sich an Ihrem Konto anzumelden",
                List.of(
                        "Mehrmals hintereinander wurde für Ihr Konto ein falsches Passwort oder ein falscher Code"
                                + " eingegeben. Weitere Versuche werden nun gebremst; hineingekommen ist niemand."),
                List.of(username(n.username()), new Fact("Letzter Versuch", time(n.at()))),
                List.of(),
                List.of(
                        "Waren Sie das? Dann warten Sie ein wenig, oder fordern Sie dort, wo Sie sich anmelden, ein"
                                + " neues Passwort an.",
                        "Waren Sie es nicht? Dann müssen Sie nichts tun. Wo Sie sich schon einmal angemeldet haben,"
                                + " können Sie das weiterhin; anderswo müssen Sie vielleicht bis zu einer Stunde"
                                + " warten."));
    }

    private static Letter credentialsChanged(Notice.CredentialsChanged n) {
        return letter(
                "Ihr Benutzername oder Passwort wurde geändert",
                "Ihr Benutzername oder Passwort wurde geändert",
                List.of(
                        "Geändert hat es jemand, der als Sie angemeldet ist und Ihr Passwort kannte."
                                + " Alle anderen Geräte sind abgemeldet."),
                List.of(username(n.username()), new Fact("Wann", time(n.at()))),
                List.of(),
                List.of(
                        "Waren Sie es nicht? Dann fordern Sie sofort dort, wo Sie sich anmelden, ein neues Passwort"
                                + " an, und sagen Sie es Ihrer Administration."));
    }

    private static Letter confirmEmail(Notice.ConfirmEmail n) {
        return letter(
                "Bestätigen Sie Ihre neue Mailadresse",
                "Bestätigen Sie Ihre neue Mailadresse",
                List.of(
                        "Jemand möchte, dass diese Adresse zu einem Konto gehört.",
                        "Sind Sie das? Dann öffnen Sie diesen Link; von da an ist es die Adresse des Kontos."),
                List.of(username(n.username())),
                List.of(new Action("Adresse bestätigen", n.link())),
                List.of(
                        "Der Link gilt bis " + time(n.until()) + ", und nur einmal.",
                        "Sie wissen davon nichts? Dann tun Sie nichts: Ohne den Link ändert sich nichts."));
    }

    private static Letter emailAsked(Notice.EmailAsked n) {
        return letter(
                "Eine andere Mailadresse wurde gewünscht",
                "Eine andere Mailadresse wurde gewünscht",
                List.of(
                        "Jemand, der als Sie angemeldet ist, wünscht für Ihr Konto eine andere Mailadresse."
                                + " Noch hat sich nichts geändert: Sie gilt, sobald sie dort bestätigt ist."),
                List.of(username(n.username()), new Fact("Wann", time(n.at()))),
                List.of(),
                List.of(
                        "Waren Sie es nicht? Dann ändern Sie sofort Ihr Passwort: Das meldet alle ab, die sonst als"
                                + " Sie angemeldet sind."));
    }

    private static Letter emailChanged(Notice.EmailChanged n) {
        return letter(
                "Ihre Mailadresse wurde geändert",
                "Ihre Mailadresse wurde geändert",
                List.of(
                        "Zu Ihrem Konto gehört nun eine andere Mailadresse. Diese Mail ist die letzte hierher."),
                List.of(username(n.username()), new Fact("Wann", time(n.at()))),
                List.of(),
                List.of("Waren Sie es nicht? Dann sagen Sie es sofort Ihrer Administration."));
    }

    private static Fact username(String username) {
        return new Fact("Benutzername", username);
    }

    private static Letter sessionsEnded(Notice.SessionsEnded n) {
        return letter(
                "Sie wurden überall abgemeldet: " + subject(n.tenant()),
                "Sie wurden überall abgemeldet",
                List.of(
                        n.by() + " (" + n.tenant() + ") hat alle Ihre Sitzungen beendet.",
                        "Ihr Passwort und Ihre Zugänge bleiben, wie sie sind: Sie können sich wieder anmelden."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Beendet", time(n.at())),
                        new Fact("Beendet von", n.by()),
                        reason(n.reason())),
                List.of(),
                List.of(
                        "Wenn Sie glauben, dass jemand anderes Ihr Passwort kennt, setzen Sie ein neues."
                                + " Fragen Sie im Zweifel bei "
                                + n.by()
                                + " nach, auf einem Weg, den Sie schon kennen."));
    }

    private static Letter activate(Notice.Activate n) {
        return letter(
                "Ihr Konto bei " + subject(n.tenant()) + ": Passwort wählen",
                "Ihr Konto bei " + n.tenant() + " ist bereit",
                List.of(
                        "Für Sie wurde ein Konto bei " + n.tenant() + " angelegt.",
                        "Öffnen Sie diesen Link, um Ihr Passwort zu wählen."
                                + " Danach melden Sie sich damit und mit Ihrem Benutzernamen an."),
                Letter.facts(organization(n.tenant()), username(n.username())),
                List.of(new Action("Passwort wählen", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "Sie haben das nicht erwartet? Dann tun Sie nichts: Ohne Passwort kann niemand das Konto"
                                + " benutzen. Geben Sie den Link nicht weiter."));
    }

    private static Letter reset(Notice.Reset n) {
        return letter(
                "Ihr Konto bei " + subject(n.tenant()) + ": neues Passwort wählen",
                "Neues Passwort wählen",
                List.of(
                        "Jemand hat für Ihr Konto bei "
                                + n.tenant()
                                + " ein neues Passwort angefordert.",
                        "Waren Sie das, öffnen Sie diesen Link und wählen Sie eines."
                                + " Sie werden dann überall abgemeldet."),
                Letter.facts(organization(n.tenant()), username(n.username())),
                List.of(new Action("Neues Passwort wählen", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "Sie waren es nicht? Dann tun Sie nichts: Ihr Passwort gilt weiter, und ohne diesen Link"
                                + " ändert sich nichts. Geben Sie ihn nicht weiter."));
    }

    private static Letter passwordChanged(Notice.PasswordChanged n) {
        return letter(
                "Ihr Konto bei " + subject(n.tenant()) + ": Ihr Passwort wurde geändert",
                "Ihr Passwort wurde geändert",
                List.of(
                        "Für Ihr Konto bei "
                                + n.tenant()
                                + " wurde ein neues Passwort gesetzt, über den Link aus einer Mail an Sie.",
                        "Wer mit dem Konto angemeldet war, ist jetzt überall abgemeldet."),
                Letter.facts(
                        organization(n.tenant()),
                        username(n.username()),
                        new Fact("Geändert", time(n.at()))),
                List.of(new Action("Neuen Link anfordern", n.page())),
                List.of(
                        "Waren Sie das, ist nichts weiter zu tun.",
                        "Sie waren es nicht? Dann kann jemand Ihre Mails lesen. Sichern Sie zuerst Ihr Postfach,"
                                + " setzen Sie dann ein neues Passwort und sagen Sie denen Bescheid, die Ihre"
                                + " Organisation betreuen."));
    }

    private static String once(Instant linkExpiresAt) {
        return "Der Link gilt bis zum "
                + time(linkExpiresAt)
                + ", nur für Sie und nur einmal."
                + " Eine neuere Mail mit einem Link macht diesen ungültig.";
    }

    private static Letter security(String what, String meaning, Instant at) {
        return letter(
                what,
                what,
                List.of(meaning),
                Letter.facts(new Fact("Wann", time(at))),
                List.of(),
                List.of(
                        "Waren Sie das? Dann müssen Sie nichts tun. Wenn nicht, ist jemand anders in Ihrem Konto: Ändern"
                                + " Sie sofort das Passwort, melden Sie sich überall ab und sagen Sie einem"
                                + " Administrator Ihrer Organisation Bescheid."));
    }

    private static Letter letter(
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<Action> actions,
            List<String> notes) {
        return new Letter(DE, subject, heading, paragraphs, facts, actions, notes, NO_REPLIES);
    }

    private static String subject(String name) {
        return Clean.inSubject(name);
    }

    private static Fact organization(String tenant) {
        return new Fact("Organisation", tenant);
    }

    private static Fact role(String role) {
        return new Fact("Rolle", RoleNames.name(role, DE));
    }

    private static Fact reason(String reason) {
        return new Fact("Grund", reason);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
