package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.PersonName;
import gatehouse.domain.Username;
import gatehouse.functions.CommonPasswords;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is needed to begin: the vendor's name, and who its first system admin is.
///
/// @param tenantName as people call the vendor
/// @param email the administrator's
/// @param name the administrator's
/// @param username the administrator's
/// @param password the first one; empty to have one made, which the answer tells, once
/// @param mailed whether no password is made, and the person is sent the link to choose one
record BootstrapForm(
        String tenantName,
        Email email,
        PersonName name,
        Username username,
        String password,
        boolean mailed) {
    private static final String MAILED = "sendRegistrationEmail";
    private static final String NAME = "must be 1 to 100 characters";

    static Outcome<BootstrapForm> read(JsonNode input) {
        var form = Form.of(input);
        var tenantName = form.required("tenantName", BootstrapForm::name, NAME);
        var email = form.required("email", Email::parse, Email.RULE);
        var first = form.required("firstName", BootstrapForm::name, NAME);
        var last = form.required("lastName", BootstrapForm::name, NAME);
        var username =
                form.optional("username", Username::parse, Username.RULE)
                        .or(() -> email.flatMap(address -> Username.parse(address.value())));
        if (username.isEmpty() && email.isPresent()) {
            form.fault(
                    "/username",
                    "is required where the mail address cannot be one: " + Username.RULE);
        }
        var password = form.optional("password", Optional::of, "must be text");
        boolean mailed = form.flag(MAILED).orElse(false);
        if (mailed && input.has("password")) {
            form.fault("/password", "cannot stand beside " + MAILED);
        }
        var own =
                Stream.of(
                                email.map(Email::value),
                                username.map(Username::value),
                                first,
                                last,
                                tenantName)
                        .flatMap(Optional::stream)
                        .toList();
        password.map(chosen -> Password.faults(chosen, CommonPasswords::contain, own))
                .orElse(List.of())
                .forEach(fault -> form.fault("/password", fault));
        return form.ifGood(() ->
                Outcome.done(
                        new BootstrapForm(
                                tenantName.orElseThrow(),
                                email.orElseThrow(),
                                new PersonName(first.orElseThrow(), last.orElseThrow()),
                                username.orElseThrow(),
                                password.map(chosen -> Password.of(chosen).text()).orElse(""),
                                mailed)));
    }

    private static Optional<String> name(String text) {
        var name = text.strip();
        return Optional.of(name)
                .filter(good -> !good.isEmpty() && good.length() <= 100)
                .filter(good -> good.chars().noneMatch(Character::isISOControl));
    }

    @Override
    public String toString() {
        return "BootstrapForm[" + username + "]";
    }
}
