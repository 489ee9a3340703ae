package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.Username;
import gatehouse.functions.CommonPasswords;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A request to add somebody (B1, D2).
final class NewPersonForm {
    private final Form form;
    private final Optional<Email> email;
    private final Optional<String> firstName;
    private final Optional<String> lastName;
    private final Optional<Username> username;
    private final Optional<String> password;
    private final boolean mailed;
    private final RolesForm roles;
    private final PersonForm person;
    private final RandomGenerator random;

    NewPersonForm(Form form, RandomGenerator random) {
        this.form = form;
        this.random = random;
        this.email = form.required("email", Email::parse, Email.RULE);
        this.firstName = form.required("firstName", PersonName::part, PersonName.RULE);
        this.lastName = form.required("lastName", PersonName::part, PersonName.RULE);
        this.username = form.optional("username", Username::parse, Username.RULE);
        this.password = form.optional("password", Optional::of, "must be text");
        this.mailed = form.flag("sendRegistrationEmail").orElse(true);
        this.roles = RolesForm.required(form);
        this.person = new PersonForm(form);
    }

    /// What is to be read beside: whether name, address and external id are taken, and the group.
    List<Key> places(String tenant) {
        var keys = new ArrayList<>(person.places(tenant, email));
        wished().map(Keys::username).ifPresent(keys::add);
        return keys;
    }

    /// The chosen name, or the mail address where it can be one.
    private Optional<Username> wished() {
        return username.or(() -> email.map(Email::value).flatMap(Username::parse));
    }

    /// The person, or every fault; then whether the roles may be given, then whether something that
    /// must be unique is taken.
    Outcome<NewPerson> check(Admitted in) {
        var held = roles.after(Set.of(), in);
        var profile = person.on(Profile.NONE, in);
        passwords(in);
        return form.ifGood(() ->
                RolesForm.given(held, Set.of(), in)
                        .then(may ->
                                taken(in)
                                        .<Outcome<NewPerson>>map(Outcome::refused)
                                        .orElseGet(() ->
                                                Outcome.done(
                                                        new NewPerson(
                                                                email.orElseThrow(),
                                                                name(),
                                                                free(in),
                                                                password.map(Password::of),
                                                                mailed,
                                                                person.active().orElse(true),
                                                                may,
                                                                profile)))));
    }

    private PersonName name() {
        return new PersonName(firstName.orElseThrow(), lastName.orElseThrow());
    }

    private void passwords(Admitted in) {
        if (!mailed && password.isEmpty()) {
            form.fault("/password", "is required where no registration e-mail is sent");
        }
        var own =
                Stream.of(
                                firstName,
                                lastName,
                                email.map(Email::value),
                                wished().map(Username::value),
                                Optional.of(in.tenant().name()))
                        .flatMap(Optional::stream)
                        .toList();
        password.map(chosen -> Password.faults(chosen, CommonPasswords::contain, own))
                .orElse(List.of())
                .forEach(fault -> form.fault("/password", fault));
    }

    private Optional<Refusal> taken(Admitted in) {
        if (username.map(Keys::username).flatMap(in::item).isPresent()) {
            return Optional.of(new Refusal.Conflict("The username belongs to somebody else"));
        }
        return person.taken(email, Profile.NONE, in);
    }

    /// The name as it will be: one made of the address where nobody chose one, and the address is
    /// none or is somebody's username.
    private Username free(Admitted in) {
        return username.or(() -> wished().filter(name -> in.item(Keys.username(name)).isEmpty()))
                .orElseGet(() -> Username.madeOf(email.orElseThrow(), random));
    }
}
