package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Module;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// What people of a tenant that manages customers do with the invitations of one of them, through
/// HTTP.
///
/// @param boss an account manager of the managing tenant
/// @param customer whom it manages
record Managing(Person boss, TenantId customer) {
    static final String ACCEPT = "/v1/invitation-links/accept";
    static final String OPEN = "/v1/invitation-links/open";
    static final String PASSWORD = "three gates by night";
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
        return House.post(ACCEPT, "", token.deepCopy().put("password", PASSWORD));
    }

    /// Invites somebody without an account, who accepts.
    Came came(String role) {
        var invitation = invited(wish(role));
        var reply = acceptAnew(token(invitation));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        var person = new Person(invitation.path("email").asText(), PASSWORD, customer.value());
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
        var manager = new TenantId(boss.tenant());
        change(
                manager,
                EventType.MODULE_CHANGED,
                tenant -> tenant.with(on ? Set.of(Module.CUSTOMER_LOGIN) : Set.<Module>of()));
    }

    /// Lets the customer go, in one write with its event.
    void release() {
        change(customer, EventType.TENANT_RELEASED, Tenant::independent);
    }

    private void change(TenantId id, EventType type, UnaryOperator<Tenant> next) {
        var who =
                Author.of(House.account(boss.email()), "Person Boss", new TenantId(boss.tenant()));
        var now = House.SYSTEM.clock().instant();
        var change =
                new Change(
                        EventId.next(new SecureRandom()),
                        type,
                        id,
                        Subject.of(id),
                        who,
                        now,
                        "",
                        "managing",
                        "127.0.0.1");
        var item = House.table().get(Keys.tenant(id)).orElseThrow();
        var write = TenantItems.replace(item, next.apply(TenantItems.read(item)), change);
        assertThat(House.table().commit(write)).isEqualTo(Committed.STORED);
    }
}
