package gatehouse.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.job.House;
import gatehouse.local.job.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The people and tenants of one history, as they are called in the system.
final class Troupe {
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final List<String> tenants = new ArrayList<>();
    private final Keyring keyring = new Keyring();

    Troupe() {
        people.put(Cast.ROOT, House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN));
        for (int tenant : Cast.tenants()) {
            var manager = House.customer();
            tenants.add(manager.tenant());
            people.put(Cast.MANAGERS.get(tenant), manager);
        }
        var first = new TenantId(tenants.getFirst());
        people.put(Cast.SECOND, House.member(first, BuiltInRole.ACCOUNT_MANAGER));
        for (var staff : Cast.STAFF) {
            people.put(staff, House.staff());
        }
        people.forEach((name, person) -> accounts.put(name, House.account(person.email())));
    }

    Person person(String name) {
        return known(people, name);
    }

    AccountId account(String name) {
        return known(accounts, name);
    }

    String token(String name) {
        return keyring.token(person(name));
    }

    String tenant(int number) {
        return tenants.get(number);
    }

    /// The number of a tenant; -1 for one that is none of the history's.
    int number(String tenant) {
        return tenants.indexOf(tenant);
    }

    /// The name in the history of an account's id.
    String name(String account) {
        for (var one : accounts.entrySet()) {
            if (one.getValue().value().equals(account)) {
                return one.getKey();
            }
        }
        throw new AssertionError("nobody's: " + account);
    }

    /// The name in the history of whoever has the address.
    String called(String email) {
        for (var one : people.entrySet()) {
            if (one.getValue().email().equals(email)) {
                return one.getKey();
            }
        }
        throw new AssertionError("nobody's: " + email);
    }

    /// All of a list of a tenant, as its manager reads it, page by page.
    List<JsonNode> items(int tenant, String list) {
        var items = new ArrayList<JsonNode>();
        var path = "/v1/tenants/" + tenant(tenant) + list;
        var next = "";
        do {
            var page = House.get(path + next, token(Cast.MANAGERS.get(tenant)));
            if (page.status() != 200) {
                throw new AssertionError(page);
            }
            page.json().path("items").forEach(items::add);
            var cursor = page.json().path("next").asText("");
            next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        return items;
    }

    void leave() {
        Leaving.clear(tenants.stream().map(TenantId::new).toList());
    }

    private static <T> T known(Map<String, T> all, String name) {
        var one = all.get(name);
        if (one == null) {
            throw new AssertionError("not in the cast: " + name);
        }
        return one;
    }
}
