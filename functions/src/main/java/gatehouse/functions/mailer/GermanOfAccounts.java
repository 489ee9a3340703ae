package gatehouse.functions.mailer;

import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.util.List;

/// The mails about accounts in German.
final class GermanOfAccounts {
    private GermanOfAccounts() {}

    static Letter letter(Notice.OfAccount notice) {
        return switch (notice) {
            case Notice.Guessed n -> guessed(n);
            case Notice.ConfirmEmail n -> confirmEmail(n);
            case Notice.EmailAsked n -> emailAsked(n);
            case Notice.EmailChanged n -> emailChanged(n);
            case Notice.CredentialsChanged n -> credentialsChanged(n);
            case Notice.UsernameSet n -> usernameSet(n);
            case Notice.PasswordSet n -> passwordSet(n);
            case Notice.SessionsEnded n -> sessionsEnded(n);
            case Notice.Activate n -> activate(n);
            case Notice.Welcome n -> welcome(n);
            case Notice.Reset n -> reset(n);
            case Notice.PasswordChanged n -> passwordChanged(n);
            case Notice.Restored n -> restored(n);
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
                                    + " Passwort allein genügt wieder. Alle anderen Sitzungen wurden beendet.",
                            n.at());
            case Notice.RecoveryCodesReplaced n ->
                    security(
                            "Ihre Wiederherstellungscodes wurden ersetzt",
                            "Ihr Konto hat zehn neue Wiederherstellungscodes. Die bisherigen gelten nicht mehr."
                                    + " Alle anderen Sitzungen wurden beendet.",
                            n.at());
            case Notice.RecoveryCodeUsed n ->
                    security(
                            "Anmeldung mit einem Wiederherstellungscode",
                            "Jemand hat sich mit dem Passwort und einem Ihrer Wiederherstellungscodes an Ihrem Konto"
                                    + " angemeldet. Dieser Code ist nun verbraucht.",
                            n.at());
        };
    }

    private static Letter guessed(Notice.Guessed n) {
        return German.letter(
                "Fehlgeschlagene Anmeldungen an Ihrem Konto",
                "Jemand versucht, sich an Ihrem Konto anzumelden",
                List.of(
                        "Mehrmals hintereinander wurde für Ihr Konto ein falsches Passwort oder ein falscher Code"
                                + " eingegeben. Weitere Versuche werden nun gebremst; hineingekommen ist niemand."),
                List.of(username(n.username()), new Fact("Letzter Versuch", German.time(n.at()))),
                List.of(),
                List.of(
                        "Waren Sie das? Dann warten Sie ein wenig, oder fordern Sie dort, wo Sie sich anmelden, ein"
                                + " neues Passwort an.",
                        "Waren Sie es nicht, und die Anmeldung verlangt bei Ihnen einen Code? Dann fordern Sie ein"
                                + " neues Passwort an: Wer dazu kommt, einen Code einzugeben, kennt Ihr jetziges, und"
                                + " auch Ihre eigenen Codes müssen warten, bis zu einer Stunde.",
                        "Waren Sie es nicht, und bei Ihnen genügt das Passwort? Dann müssen Sie nichts tun. Wo Sie"
                                + " sich schon einmal angemeldet haben, können Sie das weiterhin; anderswo müssen Sie"
                                + " vielleicht bis zu einer Stunde warten."));
    }

    private static Letter credentialsChanged(Notice.CredentialsChanged n) {
        var what = changed(n);
        return German.letter(
                what,
                what,
                List.of(
                        "Das war jemand, der als Sie angemeldet ist und Ihr Passwort kannte. Alle anderen Geräte sind"
                                + " abgemeldet.",
                        "Waren Sie es nicht? Dann fordern Sie sofort hier ein neues Passwort an, und sagen Sie es Ihrer"
                                + " Administration:"),
                List.of(username(n.username()), new Fact("Wann", German.time(n.at()))),
                List.of(new Action("Neues Passwort anfordern", n.page())),
                List.of("Waren Sie das, ist nichts weiter zu tun."));
    }

    private static String changed(Notice.CredentialsChanged n) {
        if (n.newUsername() && n.newPassword()) {
            return "Ihr Benutzername und Ihr Passwort wurden geändert";
        }
        return n.newUsername() ? "Ihr Benutzername wurde geändert" : "Ihr Passwort wurde geändert";
    }

    private static Letter usernameSet(Notice.UsernameSet n) {
        return German.letter(
                "Ihr neuer Benutzername bei " + German.subject(n.tenant()),
                "Sie haben einen neuen Benutzernamen",
                List.of(
                        n.by() + " (" + n.tenant() + ") hat Ihren Benutzernamen geändert.",
                        "Ihr Passwort und Ihre Zugänge bleiben, wie sie sind: Sie melden sich mit dem neuen Namen und"
                                + " Ihrem bisherigen Passwort an."),
                Letter.facts(
                        German.organization(n.tenant()),
                        username(n.username()),
                        new Fact("Wann", German.time(n.at())),
                        German.reason(n.reason())),
                List.of(),
                List.of(
                        "Fragen Sie im Zweifel bei "
                                + n.by()
                                + " nach, auf einem Weg, den Sie schon kennen."));
    }

    private static Letter passwordSet(Notice.PasswordSet n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()) + ": vorläufiges Passwort",
                "Für Sie wurde ein vorläufiges Passwort gesetzt",
                List.of(
                        n.by()
                                + " ("
                                + n.tenant()
                                + ") hat für Ihr Konto ein vorläufiges Passwort gesetzt"
                                + (n.newUsername() ? " und Ihren Benutzernamen geändert." : ".")
                                + " Das bisherige gilt nicht mehr, und Sie sind überall abgemeldet.",
                        "Es steht nicht in dieser Mail: Sie erhalten es auf anderem Weg. Es gilt für eine einzige"
                                + " Anmeldung, bei der Sie ein eigenes Passwort wählen.",
                        "Möchten Sie lieber gleich eines wählen? Fordern Sie hier einen Link an; wenn Sie ihn benutzen,"
                                + " gilt das vorläufige nicht mehr:"),
                Letter.facts(
                        German.organization(n.tenant()),
                        username(n.username()),
                        new Fact("Wann", German.time(n.at())),
                        new Fact("Gilt bis", German.time(n.until())),
                        German.reason(n.reason())),
                List.of(new Action("Link anfordern", n.page())),
                List.of(
                        "Sie wissen davon nichts? Dann wählen Sie über den Link oben ein anderes Passwort und fragen"
                                + " Sie bei "
                                + n.by()
                                + " nach, auf einem Weg, den Sie schon kennen. Lässt das vorläufige Sie nicht ein, hat"
                                + " es jemand benutzt: Tun Sie sofort dasselbe."));
    }

    private static Letter restored(Notice.Restored n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()) + " wurde wiederhergestellt",
                "Ihr Konto wurde wiederhergestellt",
                List.of(
                        "Wer Gatehouse bei "
                                + n.tenant()
                                + " betreibt, hat Ihnen wieder die Systemadministration gegeben: Das Konto ist"
                                + " freigegeben, überall abgemeldet und ohne zweiten Faktor.",
                        "Es hat ein neues Passwort, das nicht in dieser Mail steht. Sie bekommen es von dort, oder Sie"
                                + " wählen hier ein eigenes:"),
                Letter.facts(
                        German.organization(n.tenant()),
                        username(n.username()),
                        new Fact("Wann", German.time(n.at())),
                        German.reason(n.reason())),
                List.of(new Action("Link zum Passwort anfordern", n.page())),
                List.of(
                        "Richten Sie nach der Anmeldung Ihren zweiten Faktor neu ein.",
                        "Sie wissen davon nichts? Dann fragen Sie nach, wo Gatehouse betrieben wird, auf einem Weg, den"
                                + " Sie schon kennen."));
    }

    private static Letter confirmEmail(Notice.ConfirmEmail n) {
        return German.letter(
                "Bestätigen Sie Ihre neue Mailadresse",
                "Bestätigen Sie Ihre neue Mailadresse",
                List.of(
                        "Jemand möchte, dass diese Adresse zu einem Konto gehört.",
                        "Sind Sie das? Dann öffnen Sie diesen Link und bestätigen Sie es dort; von da an ist es die Adresse des"
                                + " Kontos."),
                List.of(username(n.username())),
                List.of(new Action("Adresse bestätigen", n.link())),
                List.of(
                        "Der Link gilt bis " + German.time(n.until()) + ", und nur einmal.",
                        "Sie wissen davon nichts? Dann tun Sie nichts: Nichts ändert sich, wenn niemand den Link öffnet und"
                                + " die Adresse bestätigt."));
    }

    private static Letter emailAsked(Notice.EmailAsked n) {
        return German.letter(
                "Eine andere Mailadresse wurde gewünscht",
                "Eine andere Mailadresse wurde gewünscht",
                List.of(
                        "Jemand, der als Sie angemeldet ist, wünscht für Ihr Konto eine andere Mailadresse."
                                + " Noch hat sich nichts geändert: Sie gilt, sobald sie dort bestätigt ist."),
                List.of(username(n.username()), new Fact("Wann", German.time(n.at()))),
                List.of(),
                List.of(
                        "Waren Sie es nicht? Dann melden Sie sich sofort überall ab oder ändern Sie Ihr Passwort: Wer"
                                + " sonst als Sie angemeldet ist, ist dann abgemeldet, und die andere Adresse lässt sich"
                                + " nicht mehr bestätigen."));
    }

    private static Letter emailChanged(Notice.EmailChanged n) {
        return German.letter(
                "Ihre Mailadresse wurde geändert",
                "Ihre Mailadresse wurde geändert",
                List.of(
                        "Zu Ihrem Konto gehört nun eine andere Mailadresse. Diese Mail ist die letzte hierher."),
                List.of(username(n.username()), new Fact("Wann", German.time(n.at()))),
                List.of(),
                List.of("Waren Sie es nicht? Dann sagen Sie es sofort Ihrer Administration."));
    }

    private static Letter sessionsEnded(Notice.SessionsEnded n) {
        return German.letter(
                "Sie wurden überall abgemeldet: " + German.subject(n.tenant()),
                "Sie wurden überall abgemeldet",
                List.of(
                        n.by() + " (" + n.tenant() + ") hat alle Ihre Sitzungen beendet.",
                        "Ihr Passwort und Ihre Zugänge bleiben, wie sie sind: Sie können sich wieder anmelden."),
                Letter.facts(
                        German.organization(n.tenant()),
                        new Fact("Beendet", German.time(n.at())),
                        new Fact("Beendet von", n.by()),
                        German.reason(n.reason())),
                List.of(),
                List.of(
                        "Wenn Sie glauben, dass jemand anderes Ihr Passwort kennt, setzen Sie ein neues."
                                + " Fragen Sie im Zweifel bei "
                                + n.by()
                                + " nach, auf einem Weg, den Sie schon kennen."));
    }

    private static Letter activate(Notice.Activate n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()) + ": Passwort wählen",
                "Ihr Konto bei " + n.tenant() + " ist bereit",
                List.of(
                        "Für Sie wurde ein Konto bei " + n.tenant() + " angelegt.",
                        "Öffnen Sie diesen Link, um Ihr Passwort zu wählen."
                                + " Danach melden Sie sich damit und mit Ihrem Benutzernamen an."),
                Letter.facts(German.organization(n.tenant()), username(n.username())),
                List.of(new Action("Passwort wählen", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "Sie haben das nicht erwartet? Dann tun Sie nichts: Ohne Passwort kann niemand das Konto"
                                + " benutzen. Geben Sie den Link nicht weiter."));
    }

    private static Letter welcome(Notice.Welcome n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()),
                "Ihr Konto bei " + n.tenant() + " ist bereit",
                List.of(
                        "Für Sie wurde ein Konto bei " + n.tenant() + " angelegt.",
                        "Sie melden sich mit Ihrem Benutzernamen und dem Passwort an, das Sie erhalten haben."),
                Letter.facts(German.organization(n.tenant()), username(n.username())),
                List.of(),
                List.of(
                        "Sie haben kein Passwort? Dann fragen Sie danach, wer das Konto verwaltet."));
    }

    private static Letter reset(Notice.Reset n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()) + ": neues Passwort wählen",
                "Neues Passwort wählen",
                List.of(
                        "Jemand hat für Ihr Konto bei "
                                + n.tenant()
                                + " ein neues Passwort angefordert.",
                        "Waren Sie das, öffnen Sie diesen Link und wählen Sie eines."
                                + " Sie werden dann überall abgemeldet."),
                Letter.facts(German.organization(n.tenant()), username(n.username())),
                List.of(new Action("Neues Passwort wählen", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "Sie waren es nicht? Dann tun Sie nichts: Ihr Passwort gilt weiter, und ohne diesen Link"
                                + " ändert sich nichts. Geben Sie ihn nicht weiter."));
    }

    private static Letter passwordChanged(Notice.PasswordChanged n) {
        return German.letter(
                "Ihr Konto bei " + German.subject(n.tenant()) + ": Ihr Passwort wurde geändert",
                "Ihr Passwort wurde geändert",
                List.of(
                        "Für Ihr Konto bei "
                                + n.tenant()
                                + " wurde ein neues Passwort gesetzt, über den Link aus einer Mail an Sie.",
                        "Wer mit dem Konto angemeldet war, ist jetzt überall abgemeldet.",
                        "Sie waren es nicht? Dann sichern Sie zuerst Ihr Postfach, und fordern Sie hier einen neuen"
                                + " Link an:"),
                Letter.facts(
                        German.organization(n.tenant()),
                        username(n.username()),
                        new Fact("Geändert", German.time(n.at()))),
                List.of(new Action("Neuen Link anfordern", n.page())),
                List.of(
                        "Waren Sie das, ist nichts weiter zu tun.",
                        "Waren Sie es nicht, kann jemand Ihre Mails lesen: Sagen Sie auch denen Bescheid, die Ihre"
                                + " Organisation betreuen."));
    }

    private static String once(Instant linkExpiresAt) {
        return "Der Link gilt bis zum "
                + German.time(linkExpiresAt)
                + ", nur für Sie und nur einmal."
                + " Eine neuere Mail mit einem Link macht diesen ungültig.";
    }

    private static Letter security(String what, String meaning, Instant at) {
        return German.letter(
                what,
                what,
                List.of(meaning),
                Letter.facts(new Fact("Wann", German.time(at))),
                List.of(),
                List.of(
                        "Waren Sie das? Dann müssen Sie nichts tun. Wenn nicht, ist jemand anders in Ihrem Konto: Ändern"
                                + " Sie sofort das Passwort, melden Sie sich überall ab und sagen Sie einem"
                                + " Administrator Ihrer Organisation Bescheid."));
    }

    private static Fact username(String username) {
        return new Fact("Benutzername", username);
    }
}
