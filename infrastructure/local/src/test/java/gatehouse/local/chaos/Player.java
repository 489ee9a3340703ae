package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Plays the main job in random steps: what the steps find in the way they leave alone. Notes which
/// commands were answered with success.
final class Player {
    private static final List<String> TENANTS = List.of("acme", "globex");
    private static final List<String> STAFF = List.of("sam@vendor.example", "vera@vendor.example");
    private static final Map<String, String> MANAGERS =
            Map.of("acme", "ana@acme.example", "globex", "gil@globex.example");

    private static final int FIRST_REFUSAL = 300;
    private static final Duration LONGER_THAN_ANY = Duration.ofDays(181);

    private final SplittableRandom random;
    private final List<String> answered;
    private final Map<String, String> tokens = new HashMap<>();

    /// The tokens of links that were used, and not refused.
    private final Set<String> accepts = new HashSet<>();

    private int steps;

    /// @param answered takes the request ids
    Player(SplittableRandom random, List<String> answered) {
        this.random = random;
        this.answered = answered;
    }

    /// One step, of a random person in a random tenant.
    void step(Site site) {
        var tenant = TENANTS.get(random.nextInt(TENANTS.size()));
        var staff = STAFF.get(random.nextInt(STAFF.size()));
        var here = "/v1/tenants/" + tenant;
        var manager = token(site, MANAGERS.getOrDefault(tenant, ""));
        steps++;
        switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                    command(site, "POST", here + "/vendor-invitations", manager, wish(staff));
            case 3 ->
                    find(site, here + "/invitations?state=pending", manager, each -> true)
                            .forEach(id ->
                                    command(
                                            site,
                                            "POST",
                                            here + "/invitations/" + text(id, "id") + "/resend",
                                            manager,
                                            object()));
            case 4, 5, 6 -> accept(site, staff);
            case 7 -> extend(site, here, manager);
            case 8 ->
                    find(site, here + "/grants?state=active", manager, Player::isInvited)
                            .forEach(grant ->
                                    command(
                                            site,
                                            "DELETE",
                                            path(here, grant) + "?reason=Step+number+" + steps,
                                            manager,
                                            object()));
            case 9, 10 -> {
                var state = random.nextBoolean() ? "pending" : "accepted";
                find(site, here + "/invitations?state=" + state, manager, each -> true)
                        .forEach(each ->
                                command(
                                        site,
                                        "DELETE",
                                        here + "/invitations/" + text(each, "id"),
                                        manager,
                                        object()));
            }
            default -> {
                var days = Duration.ofDays(1 + random.nextInt(20));
                var body = object().put("advance", days.toString());
                // the tokens run out, whether it answers or is killed
                tokens.clear();
                var _ = site.ask("POST", "/_local/clock", "", body.toString(), "");
            }
        }
    }

    /// Gives somebody access, and lets so much time go by that it ends.
    void letOneEnd(Site site) {
        var staff = STAFF.getFirst();
        var manager = token(site, MANAGERS.getOrDefault("acme", ""));
        command(site, "POST", "/v1/tenants/acme/vendor-invitations", manager, wish(staff));
        site.quiet();
        accept(site, staff);
        tokens.clear();
        var body = object().put("advance", LONGER_THAN_ANY.toString());
        var _ = site.ask("POST", "/_local/clock", "", body.toString(), "");
    }

    private void extend(Site site, String here, String manager) {
        var now = Instant.parse(text(site.get("/_local/clock"), "now"));
        for (var grant : find(site, here + "/grants?state=active", manager, Player::isInvited)) {
            var body = object().put("reason", "Step number " + steps);
            body.put("end", now.plus(Duration.ofDays(20 + random.nextInt(60))).toString());
            var match = "\"" + text(grant, "version") + "\"";
            note(site.ask("PATCH", path(here, grant), manager, body.toString(), match));
        }
    }

    private void accept(Site site, String staff) {
        for (var mail : site.get("/_local/mails?to=" + staff)) {
            var link = mail.path("links").path(0).asText();
            if (link.contains("/accept#")) {
                var body = object().put("token", link.substring(link.indexOf('#') + 1));
                acceptOnce(site, token(site, staff), body);
                return;
            }
        }
    }

    /// Only the first accept of a link is told by the log: a repeated one is answered alike, and
    /// changes nothing. One whose answer never came may have been the first.
    private void acceptOnce(Site site, String token, ObjectNode body) {
        boolean first = accepts.add(body.path("token").asText());
        var reply = site.ask("POST", "/v1/invitation-links/accept", token, body.toString(), "");
        if (reply.status() == 200 && !first) {
            return;
        }
        if (reply.status() != 200) {
            accepts.remove(body.path("token").asText());
        }
        note(reply);
        // what one holds is found by an index, which may not know of it yet
        var me = site.ask("GET", "/v1/me", token, "", "");
        if (me.status() != 200) {
            throw new AssertionError(me);
        }
    }

    private void command(Site site, String method, String path, String token, ObjectNode body) {
        note(site.ask(method, path, token, body.isEmpty() ? "" : body.toString(), ""));
    }

    private void note(Site.Reply reply) {
        if (reply.status() >= 500) {
            throw new AssertionError(reply);
        }
        if (reply.status() < FIRST_REFUSAL) {
            answered.add(reply.requestId());
        }
    }

    private List<JsonNode> find(Site site, String path, String token, Predicate<JsonNode> wanted) {
        var reply = site.ask("GET", path, token, "", "");
        if (reply.status() != 200) {
            throw new AssertionError(path + ": " + reply);
        }
        return Site.list(reply.body().path("items")).stream().filter(wanted).limit(1).toList();
    }

    /// Everybody signs in anew.
    void signIn(Site site) {
        tokens.clear();
        MANAGERS.values().forEach(person -> token(site, person));
        STAFF.forEach(person -> token(site, person));
    }

    private String token(Site site, String person) {
        var known = tokens.get(person);
        if (known != null) {
            return known;
        }
        var password = person.substring(0, person.indexOf('@')) + "-at-the-gate";
        var body = object().put("username", person).put("password", password);
        var reply = site.ask("POST", "/v1/sessions", "", body.toString(), "");
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        answered.add(reply.requestId());
        tokens.put(person, text(reply.body(), "accessToken"));
        return text(reply.body(), "accessToken");
    }

    private ObjectNode wish(String staff) {
        return object().put("email", staff).put("reason", "Step number " + steps);
    }

    private static boolean isInvited(JsonNode grant) {
        return text(grant, "role").equals("customer-manager");
    }

    private static String path(String here, JsonNode grant) {
        var member = grant.path("member").path("id").asText();
        return here + "/members/" + member + "/grants/" + text(grant, "id");
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
