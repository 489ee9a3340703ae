package gatehouse.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The names in a query as it was sent. The gateway joins what comes more than once by commas,
/// which nobody could tell from a value that has one.
final class QueryNames {
    private QueryNames() {}

    /// Those that come more than once.
    static Set<String> repeated(String query) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        for (var pair : query.split("&", -1)) {
            var name = decoded(pair.split("=", 2)[0]);
            if (!pair.isEmpty() && !seen.add(name)) {
                twice.add(name);
            }
        }
        return Set.copyOf(twice);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
