package gatehouse.functions.members;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Reason;
import gatehouse.domain.Username;
import gatehouse.functions.CommonPasswords;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an administrator wants a person to sign in with (D4).
final class LoginForm {
    private final Form form;
    private final Optional<Username> username;
    private final Optional<String> password;
    private final Optional<Reason> reason;

    LoginForm(Form form) {
        this.form = form;
        this.username = form.optional("username", Username::parse, Username.RULE);
        this.password = form.optional("password", Optional::of, "must be text");
        this.reason = form.optional("reason", Reason::parse, Reason.RULE);
    }

    /// A good wish.
    ///
    /// @param username empty where it stays
    /// @param password a temporary one; empty where the person's own stays
    /// @param reason empty text where none was given
    record Wish(Optional<Username> username, Optional<Password> password, String reason) {
        @Override
        public String toString() {
            return "Wish";
        }
    }

    /// What is to be read beside: whether the name is taken.
    List<Key> places() {
        return username.map(Keys::username).stream().toList();
    }

    /// Refused where people come from an identity provider, and a password is to be set (B3).
    Outcome<Wish> check(Reached who) {
        var elsewhere = who.in().tenant().refusesPasswords();
        if (password.isPresent() && elsewhere.isPresent()) {
            return Outcome.refused(elsewhere.get());
        }
        form.oneOf("username", "password");
        password.map(chosen -> faults(chosen, who))
                .orElse(List.of())
                .forEach(fault -> form.fault("/password", fault));
        return form.ifGood(() ->
                Outcome.done(
                        new Wish(
                                username,
                                password.map(Password::of),
                                reason.map(Reason::text).orElse(""))));
    }

    private List<String> faults(String chosen, Reached who) {
        var tenant = who.in().tenant();
        if (!tenant.settings().temporaryPasswords()) {
            return List.of(
                    "is chosen by the person: the tenant has not opted in to temporary ones"
                            + " (settings.temporaryPasswords); POST …/reset-password mails a link");
        }
        var more = Stream.of(username.map(Username::value), Optional.of(tenant.name()));
        var own =
                Stream.concat(who.account().words().stream(), more.flatMap(Optional::stream))
                        .toList();
        return Password.faults(chosen, CommonPasswords::contain, own);
    }
}
