package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Tenants and what is done with them, through HTTP.
final class Companies {
    static final String TENANTS = "/v1/tenants";
    static final String PASSWORD = "three gates by night";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Companies() {}

    /// A wish for a tenant of a new id, with nobody in it.
    static ObjectNode wish(String kind) {
        int number = COUNT.incrementAndGet();
        return House.object()
                .put("id", "company-" + number)
                .put("name", "Company " + number)
                .put("kind", kind);
    }

    /// Names one more in a wish, by a new address, which is returned.
    static String name(ObjectNode wish, String role) {
        var address = "founder-" + COUNT.incrementAndGet() + "@companies.example";
        wish.withArray("/administrators")
                .addObject()
                .put("firstName", "Fay")
                .put("lastName", "Ward")
                .put("email", address)
                .put("role", role);
        return address;
    }

    /// The same with somebody named.
    static ObjectNode wish(String kind, String role) {
        var wish = wish(kind);
        var _ = name(wish, role);
        return wish;
    }

    static String path(String tenant) {
        return TENANTS + "/" + tenant;
    }

    static String customers(Person manager) {
        return House.home(manager, "/customers");
    }

    static String path(Person manager, JsonNode customer) {
        return customers(manager) + "/" + customer.path("id").asText();
    }

    static Reply patch(String path, String token, JsonNode wish, String version) {
        return House.ask("PATCH", path, token, wish.toString(), Map.of("If-Match", version));
    }

    static Reply patch(String path, String token, JsonNode wish) {
        return patch(path, token, wish, "*");
    }

    static Reply switchModule(String tenant, boolean enabled) {
        return House.ask(
                "PUT",
                path(tenant) + "/modules/customer-login",
                House.signIn(House.ROOT),
                House.object().put("enabled", enabled).toString(),
                Map.of());
    }

    /// A tenant that somebody just made.
    static JsonNode created(Reply reply) {
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    /// Has somebody who was named choose a password.
    static Person arrive(String address, String tenant) {
        var chosen =
                House.object().put("token", House.linkToken(address)).put("password", PASSWORD);
        var reply = House.post("/v1/activations/complete", "", chosen);
        if (reply.status() != 204) {
            throw new AssertionError(reply);
        }
        return new Person(address, PASSWORD, tenant);
    }

    /// The ids of a list, read to its end, a few at a time.
    static List<String> ids(String path, String token, int limit) {
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var page = House.get(path + "?limit=" + limit + next, token).json();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        return ids;
    }

    /// The types of what stands in a tenant's log, newest first.
    static List<String> log(String tenant, String token) {
        House.SYSTEM.quiet();
        var types = new ArrayList<String>();
        House.get(path(tenant) + "/audit?limit=100", token)
                .json()
                .path("items")
                .forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }
}
