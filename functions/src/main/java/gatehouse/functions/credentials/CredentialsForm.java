package gatehouse.functions.credentials;

import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Caller;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Session;
import gatehouse.domain.Tenant;
import gatehouse.domain.Username;
import gatehouse.functions.CommonPasswords;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody wants to sign in with from now on.
final class CredentialsForm {
    private final Form form;
    private final Optional<String> currentPassword;
    private final Optional<Username> username;
    private final Optional<String> password;

    CredentialsForm(Form form) {
        this.form = form;
        currentPassword = form.required("currentPassword", Optional::of, "must be text");
        username = form.optional("username", Username::parse, Username.RULE);
        password = form.optional("password", Optional::of, "must be text");
    }

    /// A good wish.
    ///
    /// @param username empty where it stays
    /// @param password empty where it stays
    record Wish(String currentPassword, Optional<Username> username, Optional<Password> password) {
        @Override
        public String toString() {
            return "Wish";
        }
    }

    Optional<Username> username() {
        return username;
    }

    /// @param caller in a session that may have begun with a temporary password: then another one
    ///   has to come
    Outcome<Wish> check(Present in, Caller caller) {
        password.map(chosen -> Password.faults(chosen, CommonPasswords::contain, own(in)))
                .orElse(List.of())
                .forEach(fault -> form.fault("/password", fault));
        if (password.isPresent() && staysTheSame()) {
            form.fault("/password", "is the present one");
        }
        boolean sameName = username.filter(in.account().username()::equals).isPresent();
        if (sameName && password.isEmpty()) {
            form.fault("/username", "is the username already");
        }
        if (form.faults().isEmpty() && password.isEmpty()) {
            if (in.account().session(caller.session()).filter(Session::mustChange).isPresent()) {
                form.fault("/password", "is required: the present one is temporary");
            } else if (username.isEmpty()) {
                form.fault("/password", "is required where there is no new username");
            }
        }
        return form.ifGood(() ->
                Outcome.done(
                        new Wish(
                                currentPassword.orElseThrow(),
                                username,
                                password.map(Password::of))));
    }

    /// Told by the form alone, so that it tells nobody whether the present one is right.
    private boolean staysTheSame() {
        return password.map(Password::of).equals(currentPassword.map(Password::of));
    }

    private List<String> own(Present in) {
        var home = in.item(Keys.tenant(in.account().home())).map(TenantItems::read);
        var more = Stream.of(username.map(Username::value), home.map(Tenant::name));
        return Stream.concat(in.account().words().stream(), more.flatMap(Optional::stream))
                .toList();
    }
}
