package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Email;
import gatehouse.domain.Login;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.http.Form;
import java.util.Optional;

/// Who is to be a system admin again, and why: `{"restore": login, "email"?: address, "reason":
/// …}`.
///
/// @param login mail address, username or account id of somebody at home in the vendor's tenant
/// @param email the person's address from now on; empty where it stays
record RestoreForm(Login login, Optional<Email> email, Reason reason) {
    private static final String RESTORE = "restore";

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(RESTORE);
    }

    static Outcome<RestoreForm> read(JsonNode input) {
        var form = Form.of(input);
        var login =
                form.required(
                        RESTORE,
                        text -> Login.parse(text).filter(Login::isPossible),
                        "must be a mail address, a username or an account's id");
        var email = form.optional("email", Email::parse, Email.RULE);
        var reason = form.required("reason", Reason::parse, Reason.RULE);
        return form.ifGood(() ->
                Outcome.done(new RestoreForm(login.orElseThrow(), email, reason.orElseThrow())));
    }
}
