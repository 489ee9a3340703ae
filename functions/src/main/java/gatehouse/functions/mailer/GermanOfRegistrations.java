package gatehouse.functions.mailer;

import gatehouse.domain.link.OneTimePassword;
import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.util.List;

/// The mails about registrations in German.
final class GermanOfRegistrations {
    private GermanOfRegistrations() {}

    static Letter letter(Notice.OfRegistration notice) {
        return switch (notice) {
            case Notice.ConfirmRegistration n -> confirm(n);
            case Notice.AlreadyMember n -> alreadyMember(n);
            case Notice.StillWaiting n -> stillWaiting(n);
            case Notice.Approved n -> approved(n);
            case Notice.Joined n -> joined(n);
            case Notice.Disapproved n -> disapproved(n);
            case Notice.RegistrationExpired n -> expired(n);
        };
    }

    private static Letter confirm(Notice.ConfirmRegistration n) {
        return German.letter(
                "Bestätigen Sie Ihre Mailadresse: Registrierung bei " + German.subject(n.tenant()),
                "Bestätigen Sie Ihre Mailadresse",
                List.of(
                        "Jemand hat sich bei "
                                + n.tenant()
                                + " registriert und diese Adresse angegeben.",
                        "Waren Sie das? Dann öffnen Sie diesen Link, und bestätigen Sie dort die Adresse. Erst damit"
                                + " erreicht Ihre Registrierung "
                                + n.tenant()
                                + "."),
                Letter.facts(German.organization(n.tenant())),
                List.of(new Action("Adresse bestätigen", n.link())),
                List.of(
                        "Der Link gilt bis "
                                + German.time(n.until())
                                + ", und nur einmal. Eine neuere Mail mit einem Link macht diesen ungültig.",
                        "Sie wissen nichts davon? Dann tun Sie nichts: Ohne den Link wird nichts daraus, und was"
                                + " eingegeben wurde, wird gelöscht."));
    }

    private static Letter alreadyMember(Notice.AlreadyMember n) {
        return German.letter(
                "Sie haben schon Zugang zu " + German.subject(n.tenant()),
                "Sie haben schon Zugang",
                List.of(
                        "Jemand hat sich bei "
                                + n.tenant()
                                + " registriert und diese Adresse angegeben. Sie hat ein Konto, das dort gilt: Eine"
                                + " Registrierung ist nicht nötig.",
                        "Sie melden sich mit Ihrem Benutzernamen und Ihrem Passwort an. Sie wissen das Passwort nicht"
                                + " mehr? Dann fordern Sie hier ein neues an:"),
                Letter.facts(German.organization(n.tenant()), username(n.username())),
                List.of(new Action("Link für ein Passwort anfordern", n.page())),
                List.of(
                        "Waren Sie es nicht? Dann müssen Sie nichts tun: Es hat sich nichts geändert."));
    }

    private static Letter stillWaiting(Notice.StillWaiting n) {
        return German.letter(
                "Ihre Registrierung bei " + German.subject(n.tenant()) + " wartet",
                "Ihre Registrierung wartet",
                List.of(
                        "Jemand hat sich noch einmal bei "
                                + n.tenant()
                                + " registriert und diese Adresse angegeben. Die bisherige Registrierung liegt vor und"
                                + " wartet auf eine Entscheidung.",
                        "Sobald sie gefallen ist, bekommen Sie eine Mail. Bis dahin müssen Sie nichts tun."),
                Letter.facts(German.organization(n.tenant())),
                List.of(),
                List.of());
    }

    private static Letter approved(Notice.Approved n) {
        return German.letter(
                "Willkommen bei " + German.subject(n.tenant()) + ": Wählen Sie ein Passwort",
                "Ihre Registrierung ist angenommen",
                List.of(
                        "Sie sind dabei: " + n.tenant() + " hat jetzt ein Konto für Sie.",
                        "Öffnen Sie diesen Link, um Ihr Passwort zu wählen. Danach können Sie sich damit und mit Ihrem"
                                + " Benutzernamen anmelden."),
                Letter.facts(
                        German.organization(n.tenant()),
                        username(n.username()),
                        new Fact(
                                "Einmalpasswort",
                                n.oneTime().map(OneTimePassword::text).orElse(""))),
                List.of(new Action("Passwort wählen", n.link())),
                notes(n));
    }

    private static List<String> notes(Notice.Approved n) {
        var link =
                "Der Link gilt bis "
                        + German.time(n.linkExpiresAt())
                        + ", nur für Sie und nur einmal. Eine neuere Mail mit einem Link macht diesen ungültig.";
        return n.oneTime().isPresent()
                ? List.of(
                        link,
                        "Statt den Link zu öffnen, können Sie sich mit dem Einmalpasswort anmelden: einmal, binnen sieben"
                                + " Tagen. Dann müssen Sie ein eigenes wählen.",
                        "Geben Sie weder den Link noch das Einmalpasswort weiter.")
                : List.of(link, "Geben Sie den Link nicht weiter.");
    }

    private static Letter joined(Notice.Joined n) {
        return German.letter(
                "Willkommen bei " + German.subject(n.tenant()),
                "Ihre Registrierung ist angenommen",
                List.of(
                        "Sie sind dabei: Ihr Konto gilt von nun an auch für " + n.tenant() + ".",
                        "Melden Sie sich mit dem Benutzernamen und dem Passwort an, die Sie haben."),
                Letter.facts(German.organization(n.tenant()), username(n.username())),
                List.of(),
                List.of());
    }

    private static Letter disapproved(Notice.Disapproved n) {
        return German.letter(
                "Ihre Registrierung bei " + German.subject(n.tenant()),
                "Ihre Registrierung wurde nicht angenommen",
                List.of(
                        "Vielen Dank für Ihr Interesse an "
                                + n.tenant()
                                + ". Ihre Registrierung konnte nicht angenommen werden.",
                        "Sie können sich noch einmal registrieren, wenn Sie meinen, dass etwas gefehlt hat."),
                Letter.facts(German.organization(n.tenant()), German.reason(n.reason())),
                List.of(),
                List.of());
    }

    private static Letter expired(Notice.RegistrationExpired n) {
        return German.letter(
                "Ihre Registrierung bei " + German.subject(n.tenant()) + " ist abgelaufen",
                "Ihre Registrierung ist abgelaufen",
                List.of(
                        "Vielen Dank für Ihr Interesse an "
                                + n.tenant()
                                + ". Über Ihre Registrierung hat niemand rechtzeitig entschieden, deshalb ist sie"
                                + " abgelaufen.",
                        "Sie können sich noch einmal registrieren."),
                Letter.facts(German.organization(n.tenant())),
                List.of(),
                List.of());
    }

    private static Fact username(String username) {
        return new Fact("Benutzername", username);
    }
}
