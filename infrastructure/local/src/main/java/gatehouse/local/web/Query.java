package gatehouse.local.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A query string.
final class Query {
    private Query() {}

    /// The first value of a parameter, decoded.
    static Optional<String> first(String query, String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                // a plus sign in an address is more likely meant than a space
                .map(value -> URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8))
                .findFirst();
    }
}
