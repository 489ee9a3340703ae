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

/// What a tenant wishes for its contacts, and what the vendor does of it.
///
/// @param contacts the tenant's people
record Wishing(Contacts contacts) {
    static final String IMPLEMENT = "/implement";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// A new tenant.
    static Wishing fresh() {
        return new Wishing(Contacts.of());
    }

    Person boss() {
        return contacts.boss();
    }

    Person asker() {
        return contacts.asker();
    }

    TenantId tenant() {
        return new TenantId(boss().tenant());
    }

    Person person(BuiltInRole role) {
        return contacts.member(role);
    }

    static ObjectNode edit(Person who, String field, String value) {
        return Contacts.edit(Contacts.id(who), field, value);
    }

    static ObjectNode roles(Person who, List<String> add, List<String> remove) {
        return Contacts.roles(Contacts.id(who), add, remove);
    }

    static ObjectNode remove(Person who) {
        return Contacts.remove(Contacts.id(who));
    }

    /// Somebody new, of a new address.
    static ObjectNode add(String... roles) {
        return Contacts.add("wished" + COUNT.incrementAndGet() + "@people.example", roles)
                .put("phone", "+49 30 901820");
    }

    /// Submits a request; answers its id.
    String submitted(ObjectNode... items) {
        return contacts.open(items).path("id").asText();
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
        return House.ask("POST", path(id) + "/cancel", House.signIn(asker()), "", Map.of());
    }

    String path(String id) {
        return contacts.path() + "/" + id;
    }

    String state(String id) {
        return House.get(path(id), House.signIn(House.ROOT)).json().path("state").asText();
    }

    /// Somebody as the table has them.
    Member member(String email) {
        var place = Keys.member(tenant(), House.account(email));
        return MemberItems.read(House.table().get(place).orElseThrow());
    }

    Member member(Person who) {
        return member(who.email());
    }

    /// The roles that somebody holds now.
    List<String> roles(String email) {
        return member(email).grants().rolesAt(House.SYSTEM.clock().instant()).stream()
                .map(Object::toString)
                .toList();
    }

    boolean isOpen() {
        return House.table().get(Keys.openRequest(tenant())).isPresent();
    }
}
