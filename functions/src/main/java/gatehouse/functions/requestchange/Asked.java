package gatehouse.functions.requestchange;

import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.Grants;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Wish;
import gatehouse.functions.Lists;
import gatehouse.functions.Phones;
import gatehouse.http.Form;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One item of a change request as it was sent (E2), as far as it could be read; what could not is
/// a fault of its form.
sealed interface Asked {
    /// What somebody is told who names nobody that could be.
    String NO_CONTACT = "is no contact of this tenant";

    /// Whom it is about; empty where that is somebody new, or could not be read.
    default Optional<AccountId> member() {
        return Optional.empty();
    }

    /// The mail address that somebody would have by it.
    default Optional<Email> address() {
        return Optional.empty();
    }

    /// As it was sent.
    Form form();

    /// What is wished, if it could be read.
    default Optional<Wish> read() {
        return form().faults().isEmpty() ? Optional.of(wish()) : Optional.empty();
    }

    /// Adds what is wrong with it where people and roles are what they are.
    void check(Checking all);

    /// What is wished.
    ///
    /// @throws NoSuchElementException where something is wrong with it
    Wish wish();

    static Asked of(Form form) {
        var type =
                form.required(
                        "type",
                        text -> Lists.oneOf(Type.class, text),
                        "must be edit, roles, add or remove");
        if (type.isEmpty()) {
            // nobody can say which other fields there are
            form.lenient();
            return new Nothing(form);
        }
        return switch (type.get()) {
            case EDIT -> new Edit(form, contact(form), set(form.within("set")));
            case ROLES -> Roles.of(form, contact(form));
            case ADD -> Add.of(form);
            case REMOVE -> new Remove(form, contact(form));
        };
    }

    /// What can be wished.
    enum Type {
        EDIT,
        ROLES,
        ADD,
        REMOVE
    }

    /// Something that is none of these.
    record Nothing(Form form) implements Asked {
        @Override
        public void check(Checking all) {
            // its form says so already
        }

        @Override
        public Wish wish() {
            throw new NoSuchElementException("no wish");
        }
    }

    /// Other details of somebody.
    ///
    /// @param set empty text erases
    record Edit(Form form, Optional<AccountId> member, Map<ContactField, String> set)
            implements Asked {
        @Override
        public Optional<Email> address() {
            return Optional.ofNullable(set.get(ContactField.EMAIL)).map(Email::new);
        }

        @Override
        public void check(Checking all) {
            all.contact(form, member, Type.EDIT)
                    .ifPresent(person -> {
                        boolean same =
                                set.entrySet().stream()
                                        .allMatch(field ->
                                                field.getKey().of(person).equals(field.getValue()));
                        if (same && !set.isEmpty()) {
                            form.fault("/set", "changes nothing");
                        }
                        address()
                                .filter(email -> !email.equals(person.email()))
                                .ifPresent(email -> all.address(form, "/set/email", email));
                    });
        }

        @Override
        public Wish wish() {
            return new Wish.Edit(member.orElseThrow(), set);
        }
    }

    /// Other roles of somebody.
    ///
    /// @param add each in its place
    /// @param remove each in its place
    record Roles(
            Form form,
            Optional<AccountId> member,
            List<Optional<RoleId>> add,
            List<Optional<RoleId>> remove)
            implements Asked {
        static Roles of(Form form, Optional<AccountId> member) {
            var add = some(form, "add");
            var remove = some(form, "remove");
            if (form.faults().isEmpty() && add.isEmpty() && remove.isEmpty()) {
                form.fault("", "must hold a role in add or remove");
            }
            return new Roles(form, member, add, remove);
        }

        private static List<Optional<RoleId>> some(Form form, String name) {
            return !form.has(name) || form.hasNone(name) ? List.of() : roles(form, name);
        }

        @Override
        public void check(Checking all) {
            var person = all.contact(form, member, Type.ROLES);
            Set<RoleId> held = person.map(all.rules()::held).orElse(Set.of());
            all.roles(form, "/add/", add, role -> all.rules().refusesAdding(role, held));
            var going = new HashSet<>(known(add));
            all.roles(
                    form,
                    "/remove/",
                    remove,
                    role ->
                            going.contains(role)
                                    ? Optional.of("stands in add, too")
                                    : person.filter(_ -> !held.contains(role))
                                            .map(_ -> "is not held"));
            var after = all.rules().after(held, known(add), known(remove));
            person.flatMap(member -> all.rules().refusesHolding(member, after))
                    .ifPresent(why -> form.fault("", why));
        }

        @Override
        public Wish wish() {
            return new Wish.Roles(member.orElseThrow(), known(add), known(remove));
        }
    }

    /// Somebody new.
    ///
    /// @param roles each in its place
    record Add(
            Form form,
            Optional<String> first,
            Optional<String> last,
            Optional<Email> address,
            Optional<String> phone,
            List<Optional<RoleId>> roles)
            implements Asked {
        static Add of(Form form) {
            return new Add(
                    form,
                    form.required("firstName", PersonName::part, PersonName.RULE),
                    form.required("lastName", PersonName::part, PersonName.RULE),
                    form.required("email", Email::parse, Email.RULE),
                    form.optional(
                            "phone",
                            text -> parse(ContactField.PHONE, text),
                            ContactField.PHONE.rule()),
                    Asked.roles(form, "roles"));
        }

        @Override
        public void check(Checking all) {
            address.ifPresent(email -> all.address(form, "/email", email));
            all.roles(form, "/roles/", roles, role -> all.rules().refuses(role));
        }

        @Override
        public Wish wish() {
            var name = new PersonName(first.orElseThrow(), last.orElseThrow());
            return new Wish.Add(name, address.orElseThrow(), phone, known(roles));
        }
    }

    /// Somebody less.
    record Remove(Form form, Optional<AccountId> member) implements Asked {
        @Override
        public void check(Checking all) {
            all.contact(form, member, Type.REMOVE);
        }

        @Override
        public Wish wish() {
            return new Wish.Remove(member.orElseThrow());
        }
    }

    private static Optional<AccountId> contact(Form form) {
        return form.required("member", AccountId::parse, NO_CONTACT);
    }

    private static Map<ContactField, String> set(Form fields) {
        var set = new EnumMap<ContactField, String>(ContactField.class);
        for (var field : ContactField.values()) {
            if (field.isErasable()) {
                fields.erasable(field.field(), text -> parse(field, text), field.rule())
                        .ifPresent(wish -> set.put(field, wish.value().orElse("")));
            } else {
                fields.optional(field.field(), text -> parse(field, text), field.rule())
                        .ifPresent(text -> set.put(field, text));
            }
        }
        fields.notEmpty();
        return set;
    }

    private static Optional<String> parse(ContactField field, String text) {
        return switch (field) {
            case PHONE, MOBILE -> field.parse(text).flatMap(_ -> Phones.parse(text));
            default -> field.parse(text);
        };
    }

    private static List<Optional<RoleId>> roles(Form form, String name) {
        return form.placedList(name, Grants.MOST_OPEN, RoleId::parse, "must be a role's id");
    }

    private static Set<RoleId> known(Collection<Optional<RoleId>> roles) {
        return roles.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
