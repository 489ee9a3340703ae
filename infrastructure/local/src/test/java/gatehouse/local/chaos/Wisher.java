package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/// A tenant that wishes for one thing after the other, and the vendor that does it: each request
/// edits somebody, gives or takes a role, adds somebody, and removes who was added by the last one.
final class Wisher {
    private static final String PASSWORD = "three gates by night";
    private static final String HERE = "/v1/tenants/wishes";
    private static final String REQUESTS = HERE + "/change-requests";
    private static final String EDITED = "edited@wishes.example";
    private static final String PROMOTED = "promoted@wishes.example";
    private static final String BOSS = "boss@wishes.example";
    private static final String ASKER = "asker@wishes.example";

    /// The request ids of submits; all else is told by no event, or by several.
    private final List<String> answered;

    private Site site;
    private String boss = "";
    private String asker = "";
    private String root = "";
    private String edited = "";
    private String promoted = "";
    private String request = "";
    private int round;

    private Wisher(Site site, List<String> answered) {
        this.site = site;
        this.answered = answered;
    }

    /// In a new tenant, with people to wish about.
    static Wisher settled(Site site, List<String> answered) {
        var wisher = new Wisher(site, answered);
        wisher.root = wisher.signIn("root@vendor.example", "root-at-the-gate");
        var tenant = object().put("id", "wishes").put("name", "Wishes").put("kind", "CORPORATE");
        // hundreds of requests within an hour, by command
        tenant.putObject("settings").put("mailBudget", 10_000);
        var people = tenant.putArray("administrators");
        people.add(person(BOSS).put("role", "account-manager"));
        people.add(person(ASKER).put("role", "management"));
        wisher.done(201, "POST", "/v1/tenants", wisher.root, tenant);
        site.quiet();
        wisher.arrive(BOSS);
        wisher.arrive(ASKER);
        wisher.enter(site);
        wisher.edited = wisher.added(EDITED);
        wisher.promoted = wisher.added(PROMOTED);
        return wisher;
    }

    /// Goes on with a system that was started again.
    void enter(Site next) {
        site = next;
        root = signIn("root@vendor.example", "root-at-the-gate");
        boss = signIn(BOSS, PASSWORD);
        asker = signIn(ASKER, PASSWORD);
    }

    /// The next request.
    void submit() {
        round++;
        var wish = object();
        var items = wish.putArray("items");
        var edit = about("edit", edited);
        edit.putObject("set").put("city", city(round));
        items.add(edit);
        var roles = items.addObject().put("type", "roles").put("member", promoted);
        roles.putArray(round % 2 == 1 ? "add" : "remove").add("manager");
        var added = person(name(round)).put("type", "add");
        added.putArray("roles").add("agent");
        items.add(added);
        if (round > 1) {
            items.add(about("remove", member(name(round - 1)).path("id").asText()));
        }
        var reply = site.ask("POST", REQUESTS, asker, wish.toString(), "");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        answered.add(reply.requestId());
        request = reply.body().path("id").asText();
    }

    /// Implements it, whether that was done or not.
    void implement() {
        var reply = site.ask("POST", REQUESTS + "/" + request + "/implement", root, "", "");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    /// Whether all of it was done; fails where it was done by half.
    boolean isDone() {
        site.quiet();
        var state = get(REQUESTS + "/" + request, root).path("state").asText();
        boolean done = state.equals("implemented");
        int now = done ? round : round - 1;
        var shown = get(HERE + "/members/" + edited, boss).path("city").asText();
        assertThat(shown).as(state).isEqualTo(now == 0 ? "null" : city(now));
        var roles = get(HERE + "/members/" + promoted, boss).path("roles").toString();
        assertThat(roles.contains("manager")).as(state).isEqualTo(now % 2 == 1);
        assertThat(member(name(round)).isMissingNode()).as(state).isEqualTo(!done);
        assertThat(member(name(round - 1)).isMissingNode()).as(state).isEqualTo(done || round == 1);
        return done;
    }

    private static String city(int round) {
        return "City " + round;
    }

    private static String name(int round) {
        return "added" + round + "@wishes.example";
    }

    private JsonNode member(String email) {
        return Stream.of(get(HERE + "/members?limit=100", boss).path("items"))
                .flatMap(items -> Site.list(items).stream())
                .filter(item -> item.path("email").asText().equals(email))
                .findFirst()
                .orElse(object().path("nobody"));
    }

    private String added(String email) {
        var wish = person(email).put("password", PASSWORD);
        wish.putArray("roles").add("agent");
        return done(201, "POST", HERE + "/members", boss, wish).path("id").asText();
    }

    private void arrive(String email) {
        var link = site.get("/_local/mails?to=" + email).path(0).path("links").path(0).asText();
        var body =
                object().put("token", link.substring(link.indexOf('#') + 1))
                        .put("password", PASSWORD);
        done(204, "POST", "/v1/activations/complete", "", body);
    }

    private String signIn(String username, String password) {
        var body = object().put("username", username).put("password", password);
        return done(201, "POST", "/v1/sessions", "", body).path("accessToken").asText();
    }

    private JsonNode get(String path, String token) {
        var reply = site.ask("GET", path, token, "", "");
        assertThat(reply.status()).as("%s: %s", path, reply).isEqualTo(200);
        return reply.body();
    }

    private JsonNode done(int status, String method, String path, String token, ObjectNode body) {
        var reply = site.ask(method, path, token, body.toString(), "");
        assertThat(reply.status()).as("%s: %s", path, reply).isEqualTo(status);
        return reply.body();
    }

    private static ObjectNode person(String email) {
        return object().put("firstName", "Noor").put("lastName", "Haddad").put("email", email);
    }

    private static ObjectNode about(String type, String member) {
        return object().put("type", type).put("member", member);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
