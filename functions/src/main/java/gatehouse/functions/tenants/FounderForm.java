package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Founding;
import gatehouse.domain.PersonName;
import gatehouse.domain.Username;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One of the people who are named when a tenant is created (E8): {firstName, lastName, email,
/// role}.
final class FounderForm {
    private final Form form;
    private final Optional<PersonName> name;
    private final Optional<Email> email;
    private final Optional<BuiltInRole> role;

    FounderForm(Form form, Founding founding) {
        this.form = form;
        var first = form.required("firstName", PersonName::part, PersonName.RULE);
        var last = form.required("lastName", PersonName::part, PersonName.RULE);
        this.name = first.flatMap(given -> last.map(family -> new PersonName(given, family)));
        this.email = form.required("email", Email::parse, Email.RULE);
        this.role = form.required("role", founding::role, founding.rule());
    }

    /// Somebody named, checked.
    record Founder(Email email, PersonName name, Username username, BuiltInRole role) {
        @Override
        public String toString() {
            return "Founder";
        }
    }

    Optional<Email> email() {
        return email;
    }

    Optional<BuiltInRole> role() {
        return role;
    }

    boolean administers() {
        return role.filter(BuiltInRole::administers).isPresent();
    }

    /// Nobody is named twice.
    void isNamedAlready() {
        form.fault("/email", "is named above already");
    }

    /// What is to be read beside: whether address and name are taken.
    List<Key> places() {
        return Stream.concat(email.map(Keys::email).stream(), wished().map(Keys::username).stream())
                .toList();
    }

    boolean isTaken(Admitted in) {
        return email.map(Keys::email).flatMap(in::item).isPresent();
    }

    /// The person; only where the form is good.
    Founder founder(Admitted in, RandomGenerator random) {
        var address = email.orElseThrow();
        var username =
                wished().filter(free -> in.item(Keys.username(free)).isEmpty())
                        .orElseGet(() -> Username.madeOf(address, random));
        return new Founder(address, name.orElseThrow(), username, role.orElseThrow());
    }

    private Optional<Username> wished() {
        return email.map(Email::value).flatMap(Username::parse);
    }
}
