package gatehouse.functions.mailer;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What people call the roles, and in one sentence what each allows (`roles.json`, which the pages
/// show too).
public final class RoleNames {
    private static final Map<String, Map<String, Words>> ROLES = read();

    private record Words(String name, String may) {
        static Words of(JsonNode json) {
            return new Words(json.path("name").asText(), json.path("may").asText());
        }
    }

    private RoleNames() {}

    /// The role's name; for a role that is not built in, its id.
    public static String name(String role, Language language) {
        var words = ROLES.get(role);
        return words == null ? Clean.name(role) : in(words, language).name();
    }

    /// A sentence on what the role allows; empty for a role that is not built in.
    public static String may(String role, Language language) {
        var words = ROLES.get(role);
        return words == null ? "" : in(words, language).may();
    }

    private static Words in(Map<String, Words> words, Language language) {
        return Objects.requireNonNull(words.get(language.tag()), language::tag);
    }

    private static Map<String, Map<String, Words>> read() {
        try (var file = RoleNames.class.getResourceAsStream("/gatehouse/functions/roles.json")) {
            var text = Objects.requireNonNull(file, "roles.json").readAllBytes();
            var json = Json.read(new String(text, StandardCharsets.UTF_8)).orElseThrow();
            return entries(json, role -> entries(role, Words::of));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> Map<String, T> entries(JsonNode object, Function<JsonNode, T> of) {
        return object.properties().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, field -> of.apply(field.getValue())));
    }
}
