package gatehouse.functions.mailer;

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
                            "Signing in takes a code from now on",
                            "Your account asks for a code of your authenticator app beside the password. All other"
                                    + " sessions were ended.",
                            n.at());
            case Notice.SecondFactorOff n ->
                    security(
                            "Signing in takes no code any more",
                            "The authenticator app and the recovery codes of your account were removed: the password"
                                    + " alone is enough again.",
                            n.at());
            case Notice.RecoveryCodesReplaced n ->
                    security(
                            "Your recovery codes were replaced",
                            "Your account has ten new recovery codes. Those of before are void.",
                            n.at());
            case Notice.RecoveryCodeUsed n ->
                    security(
                            "A recovery code was used to sign in",
                            "Somebody signed in to your account with the password and one of your recovery codes, which"
                                    + " is spent now.",
                            n.at());
        };
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
                        new Fact("It allows", RoleNames.may(n.role(), EN)),
                        new Fact("From", time(n.start())),
                        new Fact("Until", time(n.end())),
                        reason(n.reason()),
                        new Fact("Invited by", n.inviter())),
                List.of(new Action("See the offer", n.link())),
                List.of(
                        "The link works until "
                                + time(n.linkExpiresAt())
                                + ", for you alone and only once."
                                + " A newer mail with a link makes this one void.",
                        "You did not expect this? Then do nothing: nobody gets access unless you accept, and the offer"
                                + " runs out by itself. Do not pass the link on. If in doubt, ask "
                                + n.inviter()
                                + " in a way you already know."));
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
                        new Fact("Until", time(n.end()))),
                List.of(),
                List.of(
                        "Access ends by itself at that time. Until then you can end it early or extend it."));
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

    private static Letter guessed(Notice.Guessed n) {
        return letter(
                "Failed tries to sign in to your account",
                "Somebody tries to sign in to your account",
                List.of(
                        "Several times in a row somebody gave a wrong password or code for your account."
                                + " Further tries are slowed down now; nobody got in."),
                List.of(username(n.username()), new Fact("Last try", time(n.at()))),
                List.of(),
                List.of(
                        "Was it you? Then wait a little, or ask for a new password where you sign in.",
                        "Was it not you? Then you need do nothing. Where you have signed in before you can go on"
                                + " signing in; elsewhere you may have to wait for up to an hour."));
    }

    private static Letter credentialsChanged(Notice.CredentialsChanged n) {
        return letter(
                "Your username or password was changed",
                "Your username or password was changed",
                List.of(
                        "It was changed by somebody who is signed in as you and knew your password."
                                + " All other devices are signed out."),
                List.of(username(n.username()), new Fact("When", time(n.at()))),
                List.of(),
                List.of(
                        "Was it not you? Then ask for a new password where you sign in, at once, and tell your"
                                + " administrator."));
    }

    private static Letter confirmEmail(Notice.ConfirmEmail n) {
        return letter(
                "Confirm your new mail address",
                "Confirm your new mail address",
                List.of(
                        "Somebody wants this address to be that of an account.",
                        "Is it you? Then open this link; the address is the account's from then on."),
                List.of(username(n.username())),
                List.of(new Action("Confirm the address", n.link())),
                List.of(
                        "The link works until " + time(n.until()) + ", and only once.",
                        "You know nothing of it? Then do nothing: nothing changes unless the link is opened."));
    }

    private static Letter emailAsked(Notice.EmailAsked n) {
        return letter(
                "Another mail address was asked for",
                "Another mail address was asked for",
                List.of(
                        "Somebody who is signed in as you has asked for another mail address for your account."
                                + " Nothing has changed yet: it takes effect once it is confirmed there."),
                List.of(username(n.username()), new Fact("When", time(n.at()))),
                List.of(),
                List.of(
                        "Was it not you? Then change your password at once: that signs out whoever else is signed in."));
    }

    private static Letter emailChanged(Notice.EmailChanged n) {
        return letter(
                "Your mail address was changed",
                "Your mail address was changed",
                List.of(
                        "Your account has another mail address now. This mail is the last one that goes here."),
                List.of(username(n.username()), new Fact("When", time(n.at()))),
                List.of(),
                List.of("Was it not you? Then tell your administrator at once."));
    }

    private static Fact username(String username) {
        return new Fact("Username", username);
    }

    private static Letter sessionsEnded(Notice.SessionsEnded n) {
        return letter(
                "You were signed out everywhere: " + subject(n.tenant()),
                "You were signed out everywhere",
                List.of(
                        n.by() + " of " + n.tenant() + " has ended all your sessions.",
                        "Your password and your access stay as they are: you can sign in again."),
                Letter.facts(
                        organization(n.tenant()),
                        new Fact("Ended", time(n.at())),
                        new Fact("Ended by", n.by()),
                        reason(n.reason())),
                List.of(),
                List.of(
                        "If you think that somebody else knows your password, set a new one."
                                + " If in doubt, ask "
                                + n.by()
                                + " in a way you already know."));
    }

    private static Letter activate(Notice.Activate n) {
        return letter(
                "Your account at " + subject(n.tenant()) + ": choose a password",
                "Your account at " + n.tenant() + " is ready",
                List.of(
                        "An account was made for you at " + n.tenant() + ".",
                        "Open this link to choose your password. After that you can sign in with it and your username."),
                Letter.facts(organization(n.tenant()), username(n.username())),
                List.of(new Action("Choose a password", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "You did not expect this? Then do nothing: without a password nobody can use the account."
                                + " Do not pass the link on."));
    }

    private static Letter reset(Notice.Reset n) {
        return letter(
                "Your account at " + subject(n.tenant()) + ": choose another password",
                "Choose another password",
                List.of(
                        "Somebody asked for a new password for your account at " + n.tenant() + ".",
                        "If it was you, open this link and choose one. You are then signed out everywhere."),
                Letter.facts(organization(n.tenant()), username(n.username())),
                List.of(new Action("Choose another password", n.link())),
                List.of(
                        once(n.linkExpiresAt()),
                        "It was not you? Then do nothing: your password goes on working, and nothing changes"
                                + " unless this link is used. Do not pass it on."));
    }

    private static Letter passwordChanged(Notice.PasswordChanged n) {
        return letter(
                "Your account at " + subject(n.tenant()) + ": your password was changed",
                "Your password was changed",
                List.of(
                        "Another password was set for your account at "
                                + n.tenant()
                                + ", by the link from a mail to you.",
                        "Whoever was signed in with the account has been signed out everywhere."),
                Letter.facts(
                        organization(n.tenant()),
                        username(n.username()),
                        new Fact("Changed", time(n.at()))),
                List.of(new Action("Ask for another link", n.page())),
                List.of(
                        "If it was you, there is nothing you have to do.",
                        "It was not you? Then somebody can read your mail. Secure your mailbox first,"
                                + " then set another password, and tell the people who look after your organization."));
    }

    private static String once(Instant linkExpiresAt) {
        return "The link works until "
                + time(linkExpiresAt)
                + ", for you alone and only once. A newer mail with a link makes this one void.";
    }

    private static Letter security(String what, String meaning, Instant at) {
        return letter(
                what,
                what,
                List.of(meaning),
                Letter.facts(new Fact("When", time(at))),
                List.of(),
                List.of(
                        "It was you? Then there is nothing you have to do. If not, somebody else is in your account:"
                                + " change the password at once, sign out everywhere, and tell an administrator of"
                                + " your organization."));
    }

    private static Letter letter(
            String subject,
            String heading,
            List<String> paragraphs,
            List<Fact> facts,
            List<Action> actions,
            List<String> notes) {
        return new Letter(EN, subject, heading, paragraphs, facts, actions, notes, NO_REPLIES);
    }

    private static String subject(String name) {
        return Clean.inSubject(name);
    }

    private static Fact organization(String tenant) {
        return new Fact("Organization", tenant);
    }

    private static Fact role(String role) {
        return new Fact("Role", RoleNames.name(role, EN));
    }

    private static Fact reason(String reason) {
        return new Fact("Reason", reason);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
