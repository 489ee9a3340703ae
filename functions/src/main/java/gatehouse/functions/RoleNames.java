package gatehouse.functions;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.people.Folded;
import gatehouse.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people call the built-in roles, and in one sentence what each allows (`roles.json`, which
/// mails, pages and answers show).
public final class RoleNames {
    private static final Map<String, Map<String, Words>> ROLES = read();

    private record Words(String name, String may) {
        static Words of(JsonNode json) {
            return new Words(json.path("name").asText(), json.path("may").asText());
        }
    }

    private RoleNames() {}

    /// The role's name; what is not a built-in role goes by what it is called already.
    ///
    /// @param language one of the file's: `en`, `de`
    public static String name(String role, String language) {
        var words = ROLES.get(role);
        return words == null ? role : in(words, language).name();
    }

    /// A sentence on what the role allows; empty for a role that is not built in.
    public static String may(String role, String language) {
        var words = ROLES.get(role);
        return words == null ? "" : in(words, language).may();
    }

    /// Whether a built-in role is called so, in any language, case and accents aside.
    public static boolean isTaken(String name) {
        var folded = Folded.of(name);
        return ROLES.entrySet().stream()
                .flatMap(role ->
                        Stream.concat(
                                Stream.of(role.getKey()),
                                role.getValue().values().stream().map(Words::name)))
                .anyMatch(taken -> Folded.of(taken).equals(folded));
    }

    private static Words in(Map<String, Words> words, String language) {
        return Objects.requireNonNull(words.get(language), language);
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
