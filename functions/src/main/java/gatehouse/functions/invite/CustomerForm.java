package gatehouse.functions.invite;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.LanguageTag;
import gatehouse.domain.Outcome;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.http.Form;
import java.util.Optional;

/// What an inviter of one of a customer's people writes (C3).
final class CustomerForm {
    private final Form form;
    private final Optional<String> firstName;
    private final Optional<String> lastName;
    private final Optional<Email> email;
    private final Optional<String> language;
    private final Optional<BuiltInRole> role;

    CustomerForm(Form form) {
        this.form = form;
        firstName = form.required("firstName", PersonName::part, PersonName.RULE);
        lastName = form.required("lastName", PersonName::part, PersonName.RULE);
        email = form.required("email", Email::parse, Email.RULE);
        language = form.required("language", LanguageTag::parse, LanguageTag.RULE);
        role =
                form.required(
                        "role", CustomerForm::role, "must be member, moderator or administrator");
    }

    /// Who is to be invited, as what.
    record Wish(Email invitee, PersonName name, String language, BuiltInRole role) {}

    /// The invited address, if it is one.
    Optional<Email> email() {
        return email;
    }

    /// The wish, or every fault of it.
    ///
    /// @param own of who invites: nobody gives anything to oneself (F3)
    Outcome<Wish> check(Email own) {
        if (email.filter(own::equals).isPresent()) {
            form.fault("/email", "is your own: somebody else invites you");
        }
        return form.ifGood(() ->
                Outcome.done(
                        new Wish(
                                email.orElseThrow(),
                                new PersonName(firstName.orElseThrow(), lastName.orElseThrow()),
                                language.orElseThrow(),
                                role.orElseThrow())));
    }

    /// By the managing tenant exactly these can be given, whatever the rank of who invites (F3).
    private static Optional<BuiltInRole> role(String text) {
        return RoleId.parse(text).flatMap(BuiltInRole::of).filter(BuiltInRole::isForCustomers);
    }
}
