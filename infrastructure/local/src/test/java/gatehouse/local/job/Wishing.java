package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Member;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What people of a tenant wish for its contacts, and what the vendor does of it, through HTTP.
///
/// @param boss an account manager there
/// @param asker who may submit
record Wishing(Person boss, Person asker) {
    private static final AtomicInteger COUNT = new AtomicInteger();
    static final String IMPLEMENT = "/implement";

    /// A new tenant.
    static Wishing fresh() {
        var boss = House.customer();
        return new Wishing(boss, House.member(home(boss), BuiltInRole.MANAGEMENT));
    }

    private static TenantId home(Person person) {
        return new TenantId(person.tenant());
    }

    /// Somebody more there.
    Person person(BuiltInRole role) {
        return House.member(home(boss), role);
    }

    static ObjectNode edit(Person who, String field, String value) {
        var wish = about("edit", who);
        wish.putObject("set").put(field, value);
        return wish;
    }

    static ObjectNode roles(Person who, List<String> add, List<String> remove) {
        var wish = about("roles", who);
        add.forEach(wish.putArray("add")::add);
        remove.forEach(wish.putArray("remove")::add);
        return wish;
    }

    static ObjectNode remove(Person who) {
        return about("remove", who);
    }

    /// Somebody new, of a new address.
    static ObjectNode add(String... roles) {
        var wish =
                House.object()
                        .put("type", "add")
                        .put("firstName", "Noor")
                        .put("lastName", "Haddad")
                        .put("email", "wished" + COUNT.incrementAndGet() + "@people.example")
                        .put("phone", "+49 30 901820");
        List.of(roles).forEach(wish.putArray("roles")::add);
        return wish;
    }

    private static ObjectNode about(String type, Person who) {
        return House.object().put("type", type).put("member", House.account(who.email()).value());
    }

    String path() {
        return House.home(boss, "/change-requests");
    }

    String path(String id) {
        return path() + "/" + id;
    }

    /// Submits a request; answers its id.
    String submitted(ObjectNode... items) {
        var reply = submit(items);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("id").asText();
    }

    Reply submit(ObjectNode... items) {
        var wish = House.object();
        wish.putArray("items").addAll(List.of(items));
        return House.post(path(), House.signIn(asker), wish);
    }

    /// The vendor's system administrator does it.
    Reply implement(String id) {
        return implement(id, House.ROOT, Map.of());
    }

    Reply implement(String id, Person who, Map<String, String> headers) {
        return House.ask("POST", path(id) + IMPLEMENT, House.signIn(who), "", headers);
    }

    /// The same, where it has to succeed.
    JsonNode implemented(String id) {
        var reply = implement(id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("state").asText()).isEqualTo("implemented");
        return reply.json();
    }

    Reply cancel(String id) {
        return House.ask("POST", path(id) + "/cancel", House.signIn(asker), "", Map.of());
    }

    String state(String id) {
        return show(id).path("state").asText();
    }

    JsonNode show(String id) {
        return House.get(path(id), House.signIn(House.ROOT)).json();
    }

    /// Somebody as the table has them.
    Member member(Person who) {
        return member(who.email());
    }

    Member member(String email) {
        var place = Keys.member(home(boss), House.account(email));
        return MemberItems.read(House.table().get(place).orElseThrow());
    }

    /// The roles that somebody holds now.
    List<String> roles(String email) {
        return member(email).grants().rolesAt(House.SYSTEM.clock().instant()).stream()
                .map(Object::toString)
                .toList();
    }

    boolean isOpen() {
        return House.table().get(Keys.openRequest(home(boss))).isPresent();
    }
}
