package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.PersonName;
import gatehouse.domain.Username;
import gatehouse.http.Form;
import java.util.Optional;

/// What is needed to begin: the vendor's name, and who its first system admin is.
///
/// @param tenantName as people call the vendor
/// @param email the administrator's
/// @param name the administrator's
/// @param username the administrator's
/// @param password the first one; empty to have one made, which the answer tells, once
record BootstrapForm(
        String tenantName, Email email, PersonName name, Username username, String password) {
    private static final String NAME = "must be 1 to 100 characters";

    static Outcome<BootstrapForm> read(JsonNode input) {
        var form = Form.of(input);
        var tenantName = form.required("tenantName", BootstrapForm::name, NAME);
        var email = form.required("email", Email::parse, "must be a mail address");
        var first = form.required("firstName", BootstrapForm::name, NAME);
        var last = form.required("lastName", BootstrapForm::name, NAME);
        var rule = "must be 5 to 31 letters, digits, -, _, @ or .";
        var username =
                form.optional("username", Username::parse, rule)
                        .or(() -> email.flatMap(address -> Username.parse(address.value())));
        if (username.isEmpty() && email.isPresent()) {
            form.fault("/username", "is required where the mail address cannot be one: " + rule);
        }
        var password =
                form.optional("password", BootstrapForm::password, "must be 8 to 128 characters");
        return form.ifGood(() ->
                Outcome.done(
                        new BootstrapForm(
                                tenantName.orElseThrow(),
                                email.orElseThrow(),
                                new PersonName(first.orElseThrow(), last.orElseThrow()),
                                username.orElseThrow(),
                                password.orElse(""))));
    }

    private static Optional<String> name(String text) {
        var name = text.strip();
        return Optional.of(name)
                .filter(good -> !good.isEmpty() && good.length() <= 100)
                .filter(good -> good.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> password(String text) {
        long length = text.codePoints().count();
        return Optional.of(text).filter(_ -> length >= 8 && length <= 128);
    }

    @Override
    public String toString() {
        return "BootstrapForm[" + username + "]";
    }
}
