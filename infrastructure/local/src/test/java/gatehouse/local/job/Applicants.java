package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Sources;
import gatehouse.aws.Updating;
import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// People who register with a tenant by themselves, and somebody who decides, through HTTP.
///
/// @param boss of the tenant
record Applicants(Person boss) {
    static final String CONFIRM = "/v1/registration-links/confirm";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Of a new tenant that lets people join.
    static Applicants ofNewTenant(boolean needsApproval) {
        var applicants = new Applicants(House.customer());
        applicants.join(new Joining(true, needsApproval));
        return applicants;
    }

    void join(Joining joining) {
        House.planting().joining(tenant(), joining);
    }

    TenantId tenant() {
        return new TenantId(boss.tenant());
    }

    String path() {
        return House.home(boss, "/registrations");
    }

    /// Somebody who has never registered before.
    static ObjectNode somebody() {
        return somebody("joins" + COUNT.incrementAndGet() + "@mail.example");
    }

    static ObjectNode somebody(String email) {
        return House.object()
                .put("email", email)
                .put("firstName", "Noor")
                .put("lastName", "Haddad");
    }

    /// Registers, as if from a network from which nobody has before.
    Reply register(JsonNode wish) {
        newNetwork();
        return House.post(path(), "", wish);
    }

    /// Forgets who registered from here.
    static void newNetwork() {
        var here = Sources.registrations("127.0.0.1", House.SYSTEM.clock().instant());
        var _ = House.table().commit(Updating.of(here).set("count", 0).write());
    }

    /// Goes on to the next hour, of which nothing is used up.
    static void untilTheNextHour() {
        var now = House.SYSTEM.clock().instant();
        var next = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        House.SYSTEM.advance(Duration.between(now, next));
    }

    /// Registers, and follows the link.
    ///
    /// @return the address
    String confirmed(ObjectNode wish) {
        var reply = register(wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        var email = wish.path("email").asText();
        var confirmed = confirm(House.linkToken(email));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return email;
    }

    static Reply confirm(String token) {
        return House.post(CONFIRM, "", House.object().put("token", token));
    }

    /// The id of the newest registration of an address that is confirmed.
    String id(String email) {
        for (var item : list("").path("items")) {
            if (item.path("email").asText().equals(email)
                    && item.path("state").asText().equals("waiting")) {
                return item.path("id").asText();
            }
        }
        throw new AssertionError("nobody waits: " + email);
    }

    /// Somebody who waits to be decided about.
    ///
    /// @return the registration's id
    String waiting() {
        return id(confirmed(somebody()));
    }

    JsonNode list(String query) {
        var reply = House.get(path() + query, House.signIn(boss));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    JsonNode show(String id) {
        var reply = House.get(path() + "/" + id, House.signIn(boss));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    Reply approve(String... ids) {
        return decide("/approve", boss, wish(ids), Map.of());
    }

    Reply disapprove(String... ids) {
        return decide("/disapprove", boss, wish(ids), Map.of());
    }

    Reply decide(String how, Person by, ObjectNode wish, Map<String, String> headers) {
        return House.ask("POST", path() + how, House.signIn(by), wish.toString(), headers);
    }

    static ObjectNode wish(String... ids) {
        var wish = House.object();
        var list = wish.putArray("ids");
        List.of(ids).forEach(list::add);
        return wish;
    }

    /// The statuses of all results, in their order.
    static List<Integer> statuses(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var statuses = new ArrayList<Integer>();
        reply.json().path("results").forEach(result -> statuses.add(result.path("status").asInt()));
        return statuses;
    }

    static List<Mail> mails(String email) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(email);
    }

    /// What the tenant's log tells of a type, the newest first.
    JsonNode entries(String type) {
        House.SYSTEM.quiet();
        return House.get(House.home(boss, "/audit?type=" + type), House.signIn(boss))
                .json()
                .path("items");
    }
}
