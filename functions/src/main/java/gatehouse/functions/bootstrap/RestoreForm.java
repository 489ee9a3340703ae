package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.http.Form;

/// Who is to be a system admin again, and why: `{"restore": address, "reason": …}`.
///
/// @param email of somebody at home in the vendor's tenant
record RestoreForm(Email email, Reason reason) {
    private static final String RESTORE = "restore";

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(RESTORE);
    }

    static Outcome<RestoreForm> read(JsonNode input) {
        var form = Form.of(input);
        var email = form.required(RESTORE, Email::parse, "must be a mail address");
        var reason = form.required("reason", Reason::parse, Reason.RULE);
        return form.ifGood(
                () -> Outcome.done(new RestoreForm(email.orElseThrow(), reason.orElseThrow())));
    }
}
