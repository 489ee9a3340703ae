package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;

/// What a tenant's people and the vendor do with contacts and change requests, through HTTP.
///
/// @param boss manages the tenant, and may not ask for changes
/// @param asker may
record Contacts(Person boss, Person asker) {
    static final String REASON = "There is no room for that";

    /// A new tenant.
    static Contacts of() {
        return of(House.customer());
    }

    /// Somebody's tenant.
    static Contacts of(Person boss) {
        return new Contacts(boss, member(boss, BuiltInRole.MANAGEMENT));
    }

    private static Person member(Person boss, Role role) {
        return House.member(new TenantId(boss.tenant()), role);
    }

    /// Somebody new at home there.
    Person member(Role role) {
        return member(boss, role);
    }

    /// The same, as requests name people.
    String contact(Role role) {
        return id(member(role));
    }

    static String id(Person person) {
        return House.account(person.email()).value();
    }

    String path() {
        return House.home(boss, "/change-requests");
    }

    String path(JsonNode request) {
        return path() + "/" + request.path("id").asText();
    }

    static ObjectNode edit(String member, String field, String value) {
        var item = House.object().put("type", "edit").put("member", member);
        item.putObject("set").put(field, value);
        return item;
    }

    static ObjectNode roles(String member, List<String> add, List<String> remove) {
        var item = House.object().put("type", "roles").put("member", member);
        var more = item.putArray("add");
        add.forEach(more::add);
        var less = item.putArray("remove");
        remove.forEach(less::add);
        return item;
    }

    static ObjectNode add(String email, String... roles) {
        var item =
                House.object()
                        .put("type", "add")
                        .put("firstName", "Noor")
                        .put("lastName", "Haddad")
                        .put("email", email);
        var list = item.putArray("roles");
        List.of(roles).forEach(list::add);
        return item;
    }

    static ObjectNode remove(String member) {
        return House.object().put("type", "remove").put("member", member);
    }

    static ObjectNode wish(JsonNode... items) {
        var wish = House.object();
        wish.putArray("items").addAll(List.of(items));
        return wish;
    }

    Reply submit(JsonNode... items) {
        return House.post(path(), House.signIn(asker), wish(items));
    }

    /// A request that is open.
    JsonNode open(JsonNode... items) {
        var reply = submit(items);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    /// One about somebody's phone, whatever it is about.
    JsonNode open() {
        return open(edit(id(asker), "phone", "+49 30 123456"));
    }

    Reply show(JsonNode request) {
        return House.get(path(request), House.signIn(asker));
    }

    Reply comment(Person who, JsonNode request, String text) {
        return act(who, request, "/comments", House.object().put("text", text).toString());
    }

    Reply cancel(Person who, JsonNode request) {
        return act(who, request, "/cancel", "");
    }

    Reply reject(Person who, JsonNode request) {
        return act(who, request, "/reject", House.object().put("reason", REASON).toString());
    }

    Reply act(Person who, JsonNode request, String what, String body) {
        return House.ask("POST", path(request) + what, House.signIn(who), body, Map.of());
    }
}
