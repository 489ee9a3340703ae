package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.http.Form;
import java.util.Optional;

/// Which secret gets a new key, and why: `{"rotate": "links", "reason": …}`, or `replace` where the
/// old one is known to others.
///
/// @param atOnce whether everything that the old keys signed is to die now
record RotationForm(Purpose purpose, boolean atOnce, Reason reason) {
    private static final String ROTATE = "rotate";
    private static final String REPLACE = "replace";

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(ROTATE) || input.has(REPLACE);
    }

    static Outcome<RotationForm> read(JsonNode input) {
        var form = Form.of(input);
        var rotate = form.optional(ROTATE, Purpose::parse, Purpose.RULE);
        var replace = form.optional(REPLACE, Purpose::parse, Purpose.RULE);
        if (replace.equals(Optional.of(Purpose.TOTP))) {
            form.fault(
                    "/" + REPLACE,
                    "cannot be totp: everybody's second factor would be lost. Rotate it instead");
        }
        if (input.has(ROTATE) && input.has(REPLACE)) {
            form.fault("/" + REPLACE, "cannot stand beside rotate");
        }
        var reason = form.required("reason", Reason::parse, Reason.RULE);
        return form.ifGood(() ->
                Outcome.done(
                        new RotationForm(
                                rotate.or(() -> replace).orElseThrow(),
                                rotate.isEmpty(),
                                reason.orElseThrow())));
    }
}
