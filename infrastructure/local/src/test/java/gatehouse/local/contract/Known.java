package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Values that answers have told and later requests can name: the newest of each kind.
final class Known {
    private static final int MOST = 60;
    private static final Map<String, String> KINDS =
            Map.of(
                    "next", "cursor",
                    "refreshToken", "refreshToken",
                    "accessToken", "accessToken");

    private final Map<String, List<String>> values = new HashMap<>();

    void add(String kind, String value) {
        var all = values.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (!all.contains(value)) {
            all.add(value);
        }
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    /// One of a kind, or what else if none is known.
    String any(String kind, String otherwise, RandomGenerator random) {
        var all = values.getOrDefault(kind, List.of());
        return all.isEmpty() ? otherwise : Odd.pick(all, random);
    }

    /// Takes what a good answer tells.
    void learn(JsonNode body) {
        KINDS.forEach((field, kind) -> {
            if (body.path(field).isTextual()) {
                add(kind, body.path(field).asText());
            }
        });
        thing(body);
        thing(body.path("grant"));
        if (body.path("account").has("username")) {
            add("member", body.at("/account/id").asText());
        }
        body.path("items").forEach(this::thing);
    }

    private void thing(JsonNode thing) {
        var id = thing.path("id").asText();
        if (thing.path("managedBy").isTextual()) {
            add("customer", id);
        }
        if (thing.has("itemCount") || (thing.has("warnings") && thing.has("number"))) {
            add("request", id);
        } else if (thing.has("mobile") && thing.has("state")) {
            add("contact", id);
        } else if (thing.has("builtIn")) {
            add("role", id);
        } else if (thing.has("members")) {
            add("group", id);
        } else if (thing.has("refreshedAt")) {
            add("session", id);
        } else if (thing.has("linkExpiresAt")) {
            add("invitation", id);
        } else if (thing.has("createdAt") && thing.has("firstName")) {
            add("registration", id);
        } else if (thing.has("urlExpiresAt")) {
            add("export", id);
        } else if (thing.has("grantedBy")) {
            add("grant", id);
            if (thing.has("member")) {
                add("member", thing.at("/member/id").asText());
                // a pair that fits, else hardly any request gets far
                add("held", thing.at("/member/id").asText() + "/grants/" + id);
            }
        }
    }
}
