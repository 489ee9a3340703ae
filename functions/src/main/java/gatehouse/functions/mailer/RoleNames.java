package gatehouse.functions.mailer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// What people call the roles, and in one sentence what each allows (`roles.json`, which the pages
/// show too).
public final class RoleNames {
    private static final Map<String, Map<String, Words>> ROLES = read();

    private record Words(String name, String may) {}

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
            return new ObjectMapper()
                    .readValue(
                            Objects.requireNonNull(file, "roles.json"), new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
