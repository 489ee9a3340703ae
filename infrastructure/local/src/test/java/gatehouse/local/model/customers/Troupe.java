package gatehouse.local.model.customers;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Module;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.Planting;
import gatehouse.local.job.House;
import gatehouse.local.job.Person;
import gatehouse.local.model.Keyring;
import gatehouse.local.model.Leaving;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The people and tenants of one history, as they are called in the system.
final class Troupe {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "a-good-password-";

    private final int number = COUNT.incrementAndGet();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final List<TenantId> tenants =
            Stream.of("maker-", "customer-of-", "stranger-", "private-")
                    .map(name -> new TenantId(name + number))
                    .toList();
    private final Keyring keyring = new Keyring();
    private int passwords;

    Troupe() {
        var planting = Planting.in(House.SYSTEM);
        var maker = tenants.get(Cast.MANAGING);
        var on = Set.of(Module.CUSTOMER_LOGIN);
        planting.tenant(maker, "Maker", TenantKind.CORPORATE, maker, on);
        planting.tenant(tenants.get(Cast.CUSTOMER), "Customer", TenantKind.CORPORATE, maker);
        var stranger = tenants.get(Cast.STRANGER);
        planting.tenant(stranger, "Stranger", TenantKind.CORPORATE, stranger);
        planting.tenant(tenants.get(Cast.PRIVATE), "Private", TenantKind.PRIVATE, maker);
        for (var who : Cast.KNOWN) {
            var home = tenants.get(Cast.home(who));
            var role = BuiltInRole.of(new RoleId(Cast.role(who))).orElseThrow();
            planting.person(email(who), "Person", who, home, role, PASSWORD);
            here(who, new Person(email(who), PASSWORD, home.value()));
        }
        people.put(Cast.ROOT, House.ROOT);
    }

    String email(String who) {
        return who + "." + number + "@history.example";
    }

    String tenant(int which) {
        return tenants.get(which).value();
    }

    /// A password that nobody has had yet: an account that is made anew is not the one before.
    String newPassword() {
        passwords++;
        return PASSWORD + passwords;
    }

    /// Somebody has an account from now on.
    void arrived(String who, String username, String password) {
        var person = new Person(username, password, "");
        here(who, person);
        // at once: whoever is barred before has no token to be refused
        var _ = keyring.token(person);
    }

    private void here(String who, Person person) {
        people.put(who, person);
        accounts.put(who, House.account(person.email()).value());
    }

    /// An access token; empty for somebody who never had an account.
    String token(String who) {
        return Optional.ofNullable(people.get(who)).map(keyring::token).orElse("");
    }

    /// Somebody may have been let in again.
    void letIn(String who) {
        Optional.ofNullable(people.get(who)).ifPresent(keyring::renew);
    }

    /// The account's id; one that nobody has for somebody who never had an account.
    String account(String who) {
        return accounts.getOrDefault(who, "a".repeat(26));
    }

    /// The name in the history of whoever has the address.
    String called(String email) {
        return Stream.concat(Cast.KNOWN.stream(), Cast.NEW.stream())
                .filter(who -> email(who).equals(email))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody's: " + email));
    }

    void leave() {
        Leaving.clear(tenants);
    }
}
