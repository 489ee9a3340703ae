package gatehouse.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.domain.Keyring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// Keyrings as secrets hold them: `{"keys":[{"id":…,"secret":…,"from":…,"until":…}]}`, or a single
/// key as it was made first: `{"current":…}` by the template.
public final class Keyrings {
    private static final String KEYS = "keys";
    private static final String FIRST = "current";

    private Keyrings() {}

    /// Returns what a secret holds, or empty if it holds no key yet.
    public static Optional<Keyring> read(JsonNode secret) {
        if (secret.path(KEYS).isArray()) {
            var keys = new ArrayList<Keyring.Key>();
            secret.path(KEYS).forEach(key -> keys.add(key(key)));
            return Optional.of(new Keyring(keys));
        }
        var first = secret.path(FIRST).asText("");
        return first.isEmpty() ? Optional.empty() : Optional.of(Keyring.of("first", first));
    }

    /// As [#read(JsonNode)] reads it.
    public static JsonNode write(Keyring ring) {
        var json = JsonNodeFactory.instance.objectNode();
        var keys = json.putArray(KEYS);
        for (var key : ring.keys()) {
            var one = keys.addObject().put("id", key.id()).put("secret", key.secret());
            if (!key.from().equals(Instant.MIN)) {
                one.put("from", key.from().toString());
            }
            if (!key.until().equals(Instant.MAX)) {
                one.put("until", key.until().toString());
            }
        }
        return json;
    }

    private static Keyring.Key key(JsonNode key) {
        return new Keyring.Key(
                key.path("id").asText(),
                key.path("secret").asText(),
                instant(key, "from").orElse(Instant.MIN),
                instant(key, "until").orElse(Instant.MAX));
    }

    private static Optional<Instant> instant(JsonNode key, String name) {
        return key.has(name)
                ? Optional.of(Instant.parse(key.path(name).asText()))
                : Optional.empty();
    }
}
