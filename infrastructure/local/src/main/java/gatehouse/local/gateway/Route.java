package gatehouse.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One route of the API: `METHOD /a/{variable}/{greedy+}`, or `$default`.
///
/// @param key as the template writes it
/// @param function the short name of the function that answers
public record Route(String key, String function) {
    static final String DEFAULT = "$default";
    private static final String ANY = "ANY";

    String method() {
        return key.substring(0, Math.max(0, key.indexOf(' ')));
    }

    private List<String> segments() {
        return split(key.substring(key.indexOf(' ') + 1));
    }

    /// The variables of the path, decoded, if this route takes it.
    ///
    /// @param path undecoded
    Optional<Map<String, String>> match(String method, String path) {
        if (key.equals(DEFAULT)) {
            return Optional.of(Map.of());
        }
        return method().equals(method) || method().equals(ANY)
                ? match(split(path))
                : Optional.empty();
    }

    private Optional<Map<String, String>> match(List<String> path) {
        var variables = new LinkedHashMap<String, String>();
        var wanted = segments();
        for (int i = 0; i < wanted.size(); i++) {
            var segment = wanted.get(i);
            if (isGreedy(segment) && i < path.size()) {
                var rest = String.join("/", path.subList(i, path.size()));
                variables.put(segment.substring(1, segment.length() - 2), decoded(rest));
                return Optional.of(variables);
            }
            if (i >= path.size() || !takes(segment, path.get(i))) {
                return Optional.empty();
            }
            if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), decoded(path.get(i)));
            }
        }
        return wanted.size() == path.size() ? Optional.of(variables) : Optional.empty();
    }

    /// Orders routes that take the same path: what a route spells out weighs more the further left
    /// it stands, a method more than any.
    String weight() {
        var weight = new StringBuilder();
        if (!key.equals(DEFAULT)) {
            for (var segment : segments()) {
                weight.append(isGreedy(segment) ? '1' : isVariable(segment) ? '2' : '3');
            }
            weight.append(method().equals(ANY) ? '0' : '1');
        }
        return weight.toString();
    }

    private static boolean takes(String segment, String actual) {
        return isVariable(segment) ? !actual.isEmpty() : segment.equals(decoded(actual));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /// A plus sign in a path is a plus sign.
    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }
}
