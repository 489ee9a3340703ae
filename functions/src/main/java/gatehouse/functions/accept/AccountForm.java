package gatehouse.functions.accept;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Email;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Tenant;
import gatehouse.domain.Username;
import gatehouse.functions.CommonPasswords;
import gatehouse.http.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What an invited person chooses who has no account yet: a password, and perhaps a username.
final class AccountForm {
    private final Form form;
    private final Optional<Username> username;
    private final Optional<String> password;

    AccountForm(Form form) {
        this.form = form;
        username = form.optional("username", Username::parse, Username.RULE);
        password = form.required("password", Optional::of, "must be text");
    }

    /// What was chosen, as it will be.
    record Chosen(Username username, Password password) {
        @Override
        public String toString() {
            return "Chosen";
        }
    }

    /// Where it stands whether the name is taken.
    List<Key> places(Email address) {
        return wished(address).map(Keys::username).stream().toList();
    }

    /// Whether a name was chosen.
    boolean choosesName() {
        return username.isPresent();
    }

    /// Whether the name that was chosen is somebody's.
    ///
    /// @param read what stands at the places
    boolean isTaken(Map<Key, Item> read) {
        return username.map(Keys::username).filter(read::containsKey).isPresent();
    }

    /// What was chosen, or every fault of it. Whether the name is taken is not judged.
    ///
    /// @param read what stands at the places
    Outcome<Chosen> check(
            Invitation.Terms terms,
            Invitation.Kind.Customer kind,
            Tenant where,
            Map<Key, Item> read,
            RandomGenerator random) {
        var own =
                Stream.concat(
                                Stream.of(
                                        kind.name().first(),
                                        kind.name().last(),
                                        terms.invitee().value(),
                                        where.name()),
                                wished(terms.invitee()).map(Username::value).stream())
                        .toList();
        password.map(text -> Password.faults(text, CommonPasswords::contain, own))
                .orElse(List.of())
                .forEach(fault -> form.fault("/password", fault));
        return form.ifGood(() ->
                Outcome.done(
                        new Chosen(
                                free(terms.invitee(), read, random),
                                Password.of(password.orElseThrow()))));
    }

    /// The chosen name, or the mail address where it can be one.
    private Optional<Username> wished(Email address) {
        return username.or(() -> Username.parse(address.value()));
    }

    /// Where nobody chose one and the address cannot be it, or is somebody's, one made of it.
    private Username free(Email address, Map<Key, Item> read, RandomGenerator random) {
        return wished(address)
                .filter(name -> !read.containsKey(Keys.username(name)))
                .orElseGet(() -> Username.madeOf(address, random));
    }
}
