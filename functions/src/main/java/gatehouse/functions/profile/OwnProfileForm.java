package gatehouse.functions.profile;

import gatehouse.aws.Admitted;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.functions.ProfileForm;
import gatehouse.http.Form;
import java.util.Optional;

/// What a person wants of the own profile (D3): an allowlist. Anything else is refused by name.
final class OwnProfileForm {
    private final Form form;
    private final Optional<Email> email;
    private final Optional<String> firstName;
    private final Optional<String> lastName;
    private final ProfileForm profile;

    OwnProfileForm(Form form) {
        this.form = form;
        this.email = form.optional("email", Email::parse, Email.RULE);
        this.firstName = form.optional("firstName", PersonName::part, PersonName.RULE);
        this.lastName = form.optional("lastName", PersonName::part, PersonName.RULE);
        this.profile = ProfileForm.own(form);
        form.notEmpty();
        for (var field :
                new String[] {
                    "group",
                    "roles",
                    "permissions",
                    "active",
                    "enableNotifications",
                    "externalId",
                    "languages",
                    "softLimit",
                    "hardLimit"
                }) {
            form.never(field, "is the administrators' matter");
        }
    }

    Form form() {
        return form;
    }

    /// The address that is wished for; empty where the request does not speak of one.
    Optional<Email> email() {
        return email;
    }

    /// The account after it, less the address: that takes a link.
    Account on(Account before, Profile now, Profile after) {
        return before.with(
                before.username(),
                before.email(),
                new PersonName(
                        firstName.orElse(before.name().first()),
                        lastName.orElse(before.name().last())),
                before.enabled(),
                after.languageAfter(now, before.language()));
    }

    /// The profile after it; where it cannot be so, the form has the faults.
    Profile on(Profile before, Admitted in) {
        return profile.on(before, in.tenant().settings().languages());
    }

    /// Another address is a wish of its own, told by itself.
    void checkApart(Account account, boolean more) {
        if (more && email.filter(wished -> !wished.equals(account.email())).isPresent()) {
            form.fault("/email", "is changed by itself: send it alone");
        }
    }
}
