package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.Map;

/// A tenant with somebody who asks for changes of its contacts.
///
/// @param boss account manager there
/// @param asker holds `management` (E8)
record Asking(Person boss, Person asker) {

    static Asking ofNewTenant() {
        var boss = House.customer();
        var asker = House.member(new TenantId(boss.tenant()), BuiltInRole.MANAGEMENT);
        return new Asking(boss, asker);
    }

    /// A wish that can be told from others: another company of the asker's own.
    static ObjectNode edit(String member, String company) {
        var body = House.object();
        var item = body.putArray("items").addObject().put("type", "edit").put("member", member);
        item.putObject("set").put("company", company);
        return body;
    }

    ObjectNode edit(String company) {
        return edit(House.account(asker.email()).value(), company);
    }

    /// Submits one, and returns it.
    JsonNode submit() {
        var reply = tried();
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return reply.json();
    }

    Reply tried() {
        return House.post(path(""), House.signIn(asker), edit("Company " + System.nanoTime()));
    }

    Reply ask(Person who, JsonNode request, String what, ObjectNode body) {
        var path = path("/" + request.path("id").asText() + what);
        return House.post(path, House.signIn(who), body);
    }

    JsonNode show(JsonNode request) {
        return House.get(path("/" + request.path("id").asText()), House.signIn(asker)).json();
    }

    JsonNode contacts() {
        return House.get(House.home(asker, "/contacts"), House.signIn(asker)).json();
    }

    /// What the log tells of it, newest first.
    JsonNode log(JsonNode request, String type) {
        House.SYSTEM.quiet();
        var path = House.home(boss, "/audit?type=" + type);
        var items = House.object().arrayNode();
        House.get(path, House.signIn(boss))
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.at("/subject/id").equals(request.path("id"))) {
                        items.add(entry);
                    }
                });
        return items;
    }

    /// Settings of the tenant, as the vendor sets them.
    void settings(String name, int value) {
        var body = House.object();
        body.putObject("settings").put(name, value);
        var any = Map.of("If-Match", "*");
        var reply =
                House.ask("PATCH", House.home(boss, ""), House.signIn(boss), body.toString(), any);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    private String path(String more) {
        return House.home(asker, "/change-requests" + more);
    }
}
