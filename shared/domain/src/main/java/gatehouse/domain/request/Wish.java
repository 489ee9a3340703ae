package gatehouse.domain.request;

import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.RoleId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One thing that a tenant wishes for its contacts (E2).
public sealed interface Wish {

    /// Whom it is about; empty where it is somebody new.
    Optional<AccountId> member();

    /// The mail address that somebody would have by it; empty where it is about none.
    default Optional<Email> address() {
        return Optional.empty();
    }

    /// Other details of somebody.
    ///
    /// @param who of the tenant's own people
    /// @param set at least one; empty text erases what can be erased
    record Edit(AccountId who, Map<ContactField, String> set) implements Wish {
        public Edit {
            set = Collections.unmodifiableMap(new TreeMap<>(set));
        }

        @Override
        public Optional<AccountId> member() {
            return Optional.of(who);
        }

        @Override
        public Optional<Email> address() {
            return Optional.ofNullable(set.get(ContactField.EMAIL)).map(Email::new);
        }

        /// The account after it.
        Account on(Account before) {
            var name =
                    new PersonName(
                            set.getOrDefault(ContactField.FIRST_NAME, before.name().first()),
                            set.getOrDefault(ContactField.LAST_NAME, before.name().last()));
            return before.with(
                    before.username(),
                    address().orElse(before.email()),
                    name,
                    before.enabled(),
                    before.language());
        }

        /// The profile after it.
        Profile on(Profile before) {
            var details = new TreeMap<>(before.details());
            set.forEach((field, text) ->
                    field.detail()
                            .ifPresent(detail -> {
                                var _ =
                                        text.isEmpty()
                                                ? details.remove(detail)
                                                : details.put(detail, text);
                            }));
            return before.with(details);
        }
    }

    /// Other roles of somebody.
    ///
    /// @param add given without an end; at least one of both
    /// @param remove none that is in `add`
    record Roles(AccountId who, Set<RoleId> add, Set<RoleId> remove) implements Wish {
        public Roles {
            add = sorted(add);
            remove = sorted(remove);
        }

        @Override
        public Optional<AccountId> member() {
            return Optional.of(who);
        }
    }

    /// Somebody new.
    ///
    /// @param phone E.164, if it is known
    /// @param roles at least one
    record Add(PersonName name, Email email, Optional<String> phone, Set<RoleId> roles)
            implements Wish {
        public Add {
            roles = sorted(roles);
        }

        @Override
        public Optional<AccountId> member() {
            return Optional.empty();
        }

        @Override
        public Optional<Email> address() {
            return Optional.of(email);
        }
    }

    /// Somebody less: the account goes, and all access with it.
    record Remove(AccountId who) implements Wish {
        @Override
        public Optional<AccountId> member() {
            return Optional.of(who);
        }
    }

    private static Set<RoleId> sorted(Set<RoleId> roles) {
        return Collections.unmodifiableSet(new TreeSet<>(roles));
    }
}
