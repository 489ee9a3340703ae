package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Module;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What people of a tenant that manages customers do with the invitations of one of them, through
/// HTTP.
///
/// @param boss an account manager of the managing tenant
/// @param customer whom it manages
record Managing(Person boss, TenantId customer) {
    static final String ACCEPT = "/v1/invitation-links/accept";
    static final String OPEN = "/v1/invitation-links/open";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// A new tenant with the module, and a customer with nobody in it.
    static Managing fresh() {
        return with(TenantKind.CORPORATE, Set.of(Module.CUSTOMER_LOGIN));
    }

    static Managing with(TenantKind kind, Set<Module> modules) {
        int n = COUNT.incrementAndGet();
        var manager = new TenantId("managing-" + n);
        House.planting().tenant(manager, "Managing " + n, TenantKind.CORPORATE, manager, modules);
        var boss = House.member(manager, BuiltInRole.ACCOUNT_MANAGER);
        return new Managing(boss, House.customerOf(boss, kind));
    }

    /// Somebody who can be invited, of a new address.
    static ObjectNode wish(String role) {
        return House.object()
                .put("firstName", "Noor")
                .put("lastName", "Haddad")
                .put("email", "noor" + COUNT.incrementAndGet() + "@clinic.example")
                .put("language", "de")
                .put("role", role);
    }

    static ObjectNode wish(Person known, String role) {
        return wish(role).put("email", known.email());
    }

    Person colleague(BuiltInRole role) {
        return House.member(new TenantId(boss.tenant()), role);
    }

    /// Somebody at home in the customer.
    Person atCustomer(BuiltInRole role) {
        return House.member(customer, role);
    }

    String path(String more) {
        return path(customer.value(), more);
    }

    String path(String ofCustomer, String more) {
        return House.home(boss, "/customers/" + ofCustomer + "/invitations" + more);
    }

    Reply invite(JsonNode wish) {
        return House.post(path(""), House.signIn(boss), wish);
    }

    /// Invites somebody.
    ///
    /// @return the invitation
    JsonNode invited(JsonNode wish) {
        var reply = invite(wish);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    Reply show(String invitation) {
        return House.get(path("/" + invitation), House.signIn(boss));
    }

    Reply delete(String invitation) {
        return House.delete(path("/" + invitation), House.signIn(boss));
    }

    Reply resend(String invitation) {
        return House.ask(
                "POST", path("/" + invitation + "/resend"), House.signIn(boss), "", Map.of());
    }

    /// The addresses that the managing tenant lists.
    List<String> listed(String query) {
        var reply = House.get(path("") + query, House.signIn(boss));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        var emails = new ArrayList<String>();
        reply.json().path("items").forEach(one -> emails.add(one.path("email").asText()));
        return emails;
    }

    static ObjectNode token(JsonNode invited) {
        return House.object().put("token", House.linkToken(invited.path("email").asText()));
    }

    static Reply open(ObjectNode token) {
        return House.post(OPEN, "", token);
    }

    static Reply acceptAnew(ObjectNode token) {
        return House.post(ACCEPT, "", token.deepCopy().put("password", Passwords.CHOSEN));
    }

    /// Invites somebody without an account, who accepts.
    Came came(String role) {
        var invitation = invited(wish(role));
        var reply = acceptAnew(token(invitation));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        var person =
                new Person(invitation.path("email").asText(), Passwords.CHOSEN, customer.value());
        return new Came(person, invitation.path("id").asText(), reply.json());
    }

    /// Who came by an invitation.
    record Came(Person person, String invitation, JsonNode answer) {}

    /// How the customer's own path of a list begins.
    String own(String more) {
        return "/v1/tenants/" + customer + more;
    }

    /// Switches the module off, or on again.
    void module(boolean on) {
        assertThat(Companies.switchModule(boss.tenant(), on).status()).isEqualTo(200);
    }

    /// Lets the customer go, which has somebody of its own who administers.
    void release() {
        var path = House.home(boss, "/customers/" + customer + "/independence");
        var reply = House.ask("POST", path, House.signIn(boss), "", Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }
}
