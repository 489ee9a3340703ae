package gatehouse.functions.mailer;

import gatehouse.functions.mailer.Letter.Action;
import gatehouse.functions.mailer.Letter.Fact;
import java.time.Instant;
import java.util.List;

/// The mails about accounts in English.
final class EnglishOfAccounts {
    private EnglishOfAccounts() {}

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
                            "Signing in takes a code from now on",
                            "Your account asks for a code of your authenticator app beside the password. All other"
                                    + " sessions were ended.",
                            n.at());
            case Notice.SecondFactorOff n ->
                    security(
                            "Signing in takes no code any more",
                            "The authenticator app and the recovery codes of your account were removed: the password"
                                    + " alone is enough again. All other sessions were ended.",
                            n.at());
            case Notice.RecoveryCodesReplaced n ->
                    security(
                            "Your recovery codes were replaced",
                            "Your account has ten new recovery codes. Those of before are void. All other sessions were"
                                    + " ended.",
                            n.at());
            case Notice.RecoveryCodeUsed n ->
                    security(
                            "A recovery code was used to sign in",
                            "Somebody signed in to your account with the password and one of your recovery codes, which"
                                    + " is spent now.",
                            n.at());
        };
    }

    private static Letter guessed(Notice.Guessed n) {
        return English.letter(
                "Failed tries to sign in to your account",
                "Somebody tries to sign in to your account",
                List.of(
                        "Several times in a row somebody gave a wrong password or code for your account."
                                + " Further tries are slowed down now; nobody got in."),
                List.of(username(n.username()), new Fact("Last try", English.time(n.at()))),
                List.of(),
                List.of(
                        "Was it you? Then wait a little, or ask for a new password where you sign in.",
                        "Was it not you, and signing in to your account takes a code? Then ask for a new password:"
                                + " whoever gets to give a code knows the one of now, and your own codes have to wait"
                                + " as well, for up to an hour.",
                        "Was it not you, and your password is enough? Then you need do nothing. Where you have signed"
                                + " in before you can go on signing in; elsewhere you may have to wait for up to an"
                                + " hour."));
    }

    private static Letter credentialsChanged(Notice.CredentialsChanged n) {
        var what = changed(n);
        return English.letter(
                what,
                what,
                List.of(
                        "Somebody did it who is signed in as you and knew your password. All other devices are signed"
                                + " out.",
                        "Was it not you? Then ask for another password here, at once, and tell your administrator:"),
                List.of(username(n.username()), new Fact("When", English.time(n.at()))),
                List.of(new Action("Ask for another password", n.page())),
                List.of("If it was you, there is nothing you have to do."));
    }

    private static String changed(Notice.CredentialsChanged n) {
        if (n.newUsername() && n.newPassword()) {
            return "Your username and your password were changed";
        }
        return n.newUsername() ? "Your username was changed" : "Your password was changed";
    }

    private static Letter usernameSet(Notice.UsernameSet n) {
        return English.letter(
                "You have another username at " + English.subject(n.tenant()),
                "You have another username",
                List.of(
                        n.by() + " of " + n.tenant() + " has changed your username.",
                        "Your password and your access stay as they are: you sign in with the new name and the password"
                                + " that you know."),
                Letter.facts(
                        English.organization(n.tenant()),
                        username(n.username()),
                        new Fact("When", English.time(n.at())),
                        English.reason(n.reason())),
                List.of(),
                List.of("If in doubt, ask " + n.by() + " in a way you already know."));
    }

    private static Letter passwordSet(Notice.PasswordSet n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()) + ": a temporary password was set",
                "A temporary password was set for you",
                List.of(
                        n.by()
                                + " of "
                                + n.tenant()
                                + " has set a temporary password for your account"
                                + (n.newUsername() ? ", and changed your username." : ".")
                                + " The one of before is void, and you are signed out everywhere.",
                        "This mail does not tell it: it is handed to you in another way. It is good for one sign-in, at"
                                + " which you choose a password of your own.",
                        "You would rather choose one at once? Ask for a link here; using it makes the temporary one"
                                + " void:"),
                Letter.facts(
                        English.organization(n.tenant()),
                        username(n.username()),
                        new Fact("When", English.time(n.at())),
                        new Fact("Good until", English.time(n.until())),
                        English.reason(n.reason())),
                List.of(new Action("Ask for a link", n.page())),
                List.of(
                        "You did not ask for it? Then choose another password by the link above, and ask "
                                + n.by()
                                + " in a way you already know. If the temporary one does not let you in, somebody has"
                                + " used it: do the same, at once."));
    }

    private static Letter restored(Notice.Restored n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()) + " was restored",
                "Your account was restored",
                List.of(
                        "Whoever runs Gatehouse at "
                                + n.tenant()
                                + " has made you a system admin again: the account is enabled, signed out everywhere,"
                                + " and has no second factor any more.",
                        "It has another password, which this mail does not tell. You can get it from them, or choose one"
                                + " of your own here:"),
                Letter.facts(
                        English.organization(n.tenant()),
                        username(n.username()),
                        new Fact("When", English.time(n.at())),
                        English.reason(n.reason())),
                List.of(new Action("Ask for a link to choose a password", n.page())),
                List.of(
                        "Set up your second factor again after you have signed in.",
                        "You know nothing of it? Then ask those who run Gatehouse, in a way you already know."));
    }

    private static Letter confirmEmail(Notice.ConfirmEmail n) {
        return English.letter(
                "Confirm your new mail address",
                "Confirm your new mail address",
                List.of(
                        "Somebody wants this address to be that of an account.",
                        "Is it you? Then open this link and confirm it there; the address is the account's from then on."),
                List.of(username(n.username())),
                List.of(new Action("Confirm the address", n.link())),
                List.of(
                        "The link works until " + English.time(n.until()) + ", and only once.",
                        "You know nothing of it? Then do nothing: nothing changes unless somebody opens the link and confirms the address."));
    }

    private static Letter emailAsked(Notice.EmailAsked n) {
        return English.letter(
                "Another mail address was asked for",
                "Another mail address was asked for",
                List.of(
                        "Somebody who is signed in as you has asked for another mail address for your account."
                                + " Nothing has changed yet: it takes effect once it is confirmed there."),
                List.of(username(n.username()), new Fact("When", English.time(n.at()))),
                List.of(),
                List.of(
                        "Was it not you? Then sign out everywhere, or change your password, at once: whoever else is signed in is then"
                                + " signed out, and the other address cannot be confirmed any more."));
    }

    private static Letter emailChanged(Notice.EmailChanged n) {
        return English.letter(
                "Your mail address was changed",
                "Your mail address was changed",
                List.of(
                        "Your account has another mail address now. This mail is the last one that goes here."),
                List.of(username(n.username()), new Fact("When", English.time(n.at()))),
                List.of(),
                List.of("Was it not you? Then tell your administrator at once."));
    }

    private static Letter sessionsEnded(Notice.SessionsEnded n) {
        return English.letter(
                "You were signed out everywhere: " + English.subject(n.tenant()),
                "You were signed out everywhere",
                List.of(
                        n.by() + " of " + n.tenant() + " has ended all your sessions.",
                        "Your password and your access stay as they are: you can sign in again."),
                Letter.facts(
                        English.organization(n.tenant()),
                        new Fact("Ended", English.time(n.at())),
                        new Fact("Ended by", n.by()),
                        English.reason(n.reason())),
                List.of(),
                List.of(
                        "If you think that somebody else knows your password, set a new one."
                                + " If in doubt, ask "
                                + n.by()
                                + " in a way you already know."));
    }

    private static Letter activate(Notice.Activate n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()) + ": choose a password",
                "Your account at " + n.tenant() + " is ready",
                List.of(
                        "An account was made for you at " + n.tenant() + ".",
                        "Open this link to choose your password. After that you can sign in with it and your username."),
                Letter.facts(English.organization(n.tenant()), username(n.username())),
                List.of(new Action("Choose a password", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "You did not expect this? Then do nothing: without a password nobody can use the account."
                                + " Do not pass the link on."));
    }

    private static Letter welcome(Notice.Welcome n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()),
                "Your account at " + n.tenant() + " is ready",
                List.of(
                        "An account was made for you at " + n.tenant() + ".",
                        "You sign in with your username and the password that you were given."),
                Letter.facts(English.organization(n.tenant()), username(n.username())),
                List.of(),
                List.of("You have no password? Then ask whoever runs the account for one."));
    }

    private static Letter reset(Notice.Reset n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()) + ": choose another password",
                "Choose another password",
                List.of(
                        "Somebody asked for a new password for your account at " + n.tenant() + ".",
                        "If it was you, open this link and choose one. You are then signed out everywhere."),
                Letter.facts(English.organization(n.tenant()), username(n.username())),
                List.of(new Action("Choose another password", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "It was not you? Then do nothing: your password goes on working, and nothing changes"
                                + " unless this link is used. Do not pass it on."));
    }

    private static Letter passwordChanged(Notice.PasswordChanged n) {
        return English.letter(
                "Your account at " + English.subject(n.tenant()) + ": your password was changed",
                "Your password was changed",
                List.of(
                        "Another password was set for your account at "
                                + n.tenant()
                                + ", by the link from a mail to you.",
                        "Whoever was signed in with the account has been signed out everywhere.",
                        "It was not you? Then secure your mailbox first, and ask for another link here:"),
                Letter.facts(
                        English.organization(n.tenant()),
                        username(n.username()),
                        new Fact("Changed", English.time(n.at()))),
                List.of(new Action("Ask for another link", n.page())),
                List.of(
                        "If it was you, there is nothing you have to do.",
                        "If it was not you, somebody can read your mail: tell the people who look after your"
                                + " organization, too."));
    }

    private static String once(Instant linkExpiresAt) {
        return "The link works until "
                + English.time(linkExpiresAt)
                + ", for you alone and only once. A newer mail with a link makes this one void.";
    }

    private static Letter security(String what, String meaning, Instant at) {
        return English.letter(
                what,
                what,
                List.of(meaning),
                Letter.facts(new Fact("When", English.time(at))),
                List.of(),
                List.of(
                        "It was you? Then there is nothing you have to do. If not, somebody else is in your account:"
                                + " change the password at once, sign out everywhere, and tell an administrator of"
                                + " your organization."));
    }

    private static Fact username(String username) {
        return new Fact("Username", username);
    }
}
