package gatehouse.functions.mailer;

import gatehouse.domain.link.OneTimePassword;
import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.util.List;

/// The mails about registrations in English.
final class EnglishOfRegistrations {
    private EnglishOfRegistrations() {}

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
        return English.letter(
                "Confirm your mail address: registration with " + English.subject(n.tenant()),
                "Confirm your mail address",
                List.of(
                        "Somebody registered with " + n.tenant() + " and gave this address.",
                        "Is it you? Then open this link and confirm the address there. Only then does your registration"
                                + " reach "
                                + n.tenant()
                                + "."),
                Letter.facts(English.organization(n.tenant())),
                List.of(new Action("Confirm the address", n.link())),
                List.of(
                        "The link works until "
                                + English.time(n.until())
                                + ", and only once. A newer mail with a link makes this one void.",
                        "You know nothing of it? Then do nothing: without the link nothing comes of it, and what was"
                                + " typed is deleted."));
    }

    private static Letter alreadyMember(Notice.AlreadyMember n) {
        return English.letter(
                "You have access to " + English.subject(n.tenant()) + " already",
                "You have access already",
                List.of(
                        "Somebody registered with "
                                + n.tenant()
                                + " and gave this address. It has an account that is good there, so there is no need to"
                                + " register.",
                        "You sign in with your username and your password. You do not know the password any more? Then"
                                + " ask for a new one here:"),
                Letter.facts(English.organization(n.tenant()), username(n.username())),
                List.of(new Action("Ask for a link to choose a password", n.page())),
                List.of(
                        "Was it not you? Then there is nothing you have to do: nothing has changed."));
    }

    private static Letter stillWaiting(Notice.StillWaiting n) {
        return English.letter(
                "Your registration with " + English.subject(n.tenant()) + " is waiting",
                "Your registration is waiting",
                List.of(
                        "Somebody registered with "
                                + n.tenant()
                                + " once more and gave this address. The registration of before is there, and waits to"
                                + " be decided.",
                        "As soon as it is, you get a mail. Until then there is nothing you have to do."),
                Letter.facts(English.organization(n.tenant())),
                List.of(),
                List.of());
    }

    private static Letter approved(Notice.Approved n) {
        return English.letter(
                "Welcome to " + English.subject(n.tenant()) + ": choose a password",
                "Your registration is approved",
                List.of(
                        "You are in: " + n.tenant() + " has an account for you now.",
                        "Open this link to choose your password. After that you can sign in with it and your username."),
                Letter.facts(
                        English.organization(n.tenant()),
                        username(n.username()),
                        new Fact(
                                "One-time password",
                                n.oneTime().map(OneTimePassword::text).orElse(""))),
                List.of(new Action("Choose a password", n.link())),
                notes(n));
    }

    private static List<String> notes(Notice.Approved n) {
        var link =
                "The link works until "
                        + English.time(n.linkExpiresAt())
                        + ", for you alone and only once. A newer mail with a link makes this one void.";
        return n.oneTime().isPresent()
                ? List.of(
                        link,
                        "Instead of opening the link you can sign in with the one-time password: once, within seven"
                                + " days. You have to choose one of your own then.",
                        "Do not pass on the link or the one-time password.")
                : List.of(link, "Do not pass the link on.");
    }

    private static Letter joined(Notice.Joined n) {
        return English.letter(
                "Welcome to " + English.subject(n.tenant()),
                "Your registration is approved",
                List.of(
                        "You are in: your account is good for "
                                + n.tenant()
                                + ", too, from now on.",
                        "Sign in with the username and the password that you have."),
                Letter.facts(English.organization(n.tenant()), username(n.username())),
                List.of(),
                List.of());
    }

    private static Letter disapproved(Notice.Disapproved n) {
        return English.letter(
                "Your registration with " + English.subject(n.tenant()),
                "Your registration was not approved",
                List.of(
                        "Thank you for your interest in "
                                + n.tenant()
                                + ". Your registration could not be approved.",
                        "You may register again, if you think that something was missing."),
                Letter.facts(English.organization(n.tenant()), English.reason(n.reason())),
                List.of(),
                List.of());
    }

    private static Letter expired(Notice.RegistrationExpired n) {
        return English.letter(
                "Your registration with " + English.subject(n.tenant()) + " has run out",
                "Your registration has run out",
                List.of(
                        "Thank you for your interest in "
                                + n.tenant()
                                + ". Nobody has decided about your registration in time, so it has run out.",
                        "You may register again."),
                Letter.facts(English.organization(n.tenant())),
                List.of(),
                List.of());
    }

    private static Fact username(String username) {
        return new Fact("Username", username);
    }
}
