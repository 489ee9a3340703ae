package gatehouse.functions.members;

import gatehouse.aws.Key;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.http.Form;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request to edit somebody (B6): everything but the username.
final class EditForm {
    private final Form form;
    private final Optional<Email> email;
    private final Optional<String> firstName;
    private final Optional<String> lastName;
    private final RolesForm roles;
    private final PersonForm person;

    EditForm(Form form) {
        this.form = form;
        this.email = form.optional("email", Email::parse, Email.RULE);
        this.firstName = form.optional("firstName", PersonName::part, PersonName.RULE);
        this.lastName = form.optional("lastName", PersonName::part, PersonName.RULE);
        this.roles = RolesForm.optional(form);
        this.person = new PersonForm(form);
        form.notEmpty();
        form.never("username", "is changed by POST …/members/{member}/credentials");
        form.never("password", "is chosen by the person");
    }

    /// What is to be read beside: whether address and external id are taken, and the group.
    List<Key> places(String tenant) {
        return person.places(tenant, email);
    }

    /// What is to become of somebody, checked.
    ///
    /// @param roles to be held from now on
    record Wish(Account login, Set<RoleId> roles, Profile profile) {}

    /// The wish, or every fault; then whether the roles may be given, then whether something that
    /// must be unique is taken.
    Outcome<Wish> check(Reached who) {
        var in = who.in();
        var before = in.tenant().roles().known(who.member().grants().rolesAt(in.now()));
        var held = roles.after(before, in);
        var profile = person.on(who.member().profile(), in);
        return form.ifGood(() ->
                RolesForm.given(held, before, in)
                        .then(may ->
                                taken(who)
                                        .<Outcome<Wish>>map(Outcome::refused)
                                        .orElseGet(() ->
                                                Outcome.done(
                                                        new Wish(
                                                                login(who, profile),
                                                                may,
                                                                profile)))));
    }

    private Account login(Reached who, Profile profile) {
        var before = who.account();
        var name =
                new PersonName(
                        firstName.orElse(before.name().first()),
                        lastName.orElse(before.name().last()));
        return before.with(
                before.username(),
                email.orElse(before.email()),
                name,
                person.active().orElse(before.enabled()),
                profile.languageAfter(who.member().profile(), before.language()));
    }

    private Optional<Refusal> taken(Reached who) {
        var address = email.filter(wished -> !wished.equals(who.account().email()));
        return person.taken(address, who.member().profile(), who.in());
    }
}
