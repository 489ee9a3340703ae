package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.http.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One method of one path in the contract.
///
/// @param path as the template writes routes: `/v1/tenants/{tenant}/me`
/// @param item the path's own node, where parameters may stand
/// @param node the operation
record Operation(String method, String path, JsonNode item, JsonNode node) {

    /// The route's key in the template.
    String key() {
        return method + " " + path;
    }

    /// Whether anybody may call it, signed in or not. Nobody may, unless the operation says so
    /// itself.
    boolean isOpen() {
        var own = node.path("security");
        boolean either = own.valueStream().anyMatch(JsonNode::isEmpty);
        return own.isArray() && (own.isEmpty() || either);
    }

    /// What a request brings.
    Endpoint.Body body() {
        var content = node.at("/requestBody/content");
        if (content.has("text/csv")) {
            return Endpoint.Body.CSV;
        }
        if (content.has("image/png")) {
            return Endpoint.Body.PICTURE;
        }
        if (content.has("multipart/form-data")) {
            return Endpoint.Body.FORM;
        }
        boolean signed =
                node.path("parameters")
                        .valueStream()
                        .anyMatch(one -> one.path("$ref").asText().endsWith("/WebhookSignature"));
        if (signed) {
            return Endpoint.Body.SIGNED;
        }
        return node.has("requestBody") ? Endpoint.Body.JSON : Endpoint.Body.NONE;
    }

    /// The example of a file that it takes; empty where it takes none.
    String file() {
        return node.at("/requestBody/content/text~1csv/example").asText();
    }

    /// Whether it takes a path.
    ///
    /// @param asked undecoded
    boolean takes(String asked) {
        var wanted = segments(path);
        var found = segments(asked);
        boolean all = wanted.size() == found.size();
        for (int i = 0; all && i < wanted.size(); i++) {
            all =
                    isVariable(wanted.get(i))
                            ? !found.get(i).isEmpty()
                            : wanted.get(i).equals(decoded(found.get(i)));
        }
        return all;
    }

    /// The names of the variables in its path.
    Set<String> variables() {
        var names = new TreeSet<String>();
        segments(path).stream()
                .filter(Operation::isVariable)
                .forEach(segment -> names.add(segment.substring(1, segment.length() - 1)));
        return names;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
