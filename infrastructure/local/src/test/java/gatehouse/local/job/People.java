package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What an administrator of a tenant does with its people, through HTTP.
record People(Person boss) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Somebody who can be added, of a new address.
    static ObjectNode somebody(String... roles) {
        var wish =
                House.object()
                        .put("email", "new" + COUNT.incrementAndGet() + "@people.example")
                        .put("firstName", "Noor")
                        .put("lastName", "Haddad");
        var list = wish.putArray("roles");
        for (var role : roles) {
            list.add(role);
        }
        return wish;
    }

    String path() {
        return House.home(boss, "/members");
    }

    String path(String member) {
        return path() + "/" + member;
    }

    Reply add(JsonNode wish) {
        return House.post(path(), House.signIn(boss), wish);
    }

    /// Adds somebody.
    ///
    /// @return the member
    JsonNode added(JsonNode wish) {
        var reply = add(wish);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    /// Adds somebody who has a password.
    Person known(String... roles) {
        var wish = somebody(roles).put("password", "three gates by night");
        var made = added(wish);
        return new Person(made.path("email").asText(), "three gates by night", boss.tenant());
    }

    String id(Person person) {
        return House.get("/v1/me", House.signIn(person)).json().at("/account/id").asText();
    }

    JsonNode show(String member) {
        return House.get(path(member), House.signIn(boss)).json();
    }

    /// A page of the list once all is quiet: indexes, counters and copies follow by a moment.
    JsonNode list(String query) {
        House.SYSTEM.quiet();
        var reply = House.get(path() + query, House.signIn(boss));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /// The one person whom it lists.
    JsonNode only(String query) {
        var items = list(query).path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    /// The addresses that it lists, in its order.
    List<String> emails(String query) {
        var emails = new ArrayList<String>();
        list(query).path("items").forEach(item -> emails.add(item.path("email").asText()));
        return emails;
    }

    Reply edit(String member, JsonNode wish, String version) {
        return House.ask(
                "PATCH",
                path(member),
                House.signIn(boss),
                wish.toString(),
                Map.of("If-Match", version));
    }

    Reply edit(String member, JsonNode wish) {
        return edit(member, wish, "*");
    }

    Reply act(String member, String what) {
        return House.ask("POST", path(member) + what, House.signIn(boss), "", Map.of());
    }

    /// Bars somebody, everywhere who is at home here.
    void disable(Person person) {
        done(act(House.account(person.email()).value(), "/disable"));
    }

    /// Lets somebody in again.
    void enable(Person person) {
        done(act(House.account(person.email()).value(), "/enable"));
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    Reply delete(String member) {
        return House.delete(path(member), House.signIn(boss));
    }

    /// Gives somebody of the vendor another address, and the old one to somebody new; returns the
    /// new one.
    static String movedAway(Person staff) {
        var vendor = new People(House.ROOT);
        var moved = "moved-" + staff.email();
        var edit = House.object().put("email", moved);
        assertThat(vendor.edit(House.account(staff.email()).value(), edit).status()).isEqualTo(200);
        vendor.added(somebody("agent").put("email", staff.email()));
        House.SYSTEM.quiet();
        return moved;
    }
}
