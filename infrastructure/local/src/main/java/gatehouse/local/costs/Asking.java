package gatehouse.local.costs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gatehouse.local.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Asks the system over HTTP, and insists on success.
public final class Asking implements AutoCloseable {
    private static final int REFUSED = 400;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalSystem system;

    public Asking(LocalSystem system) {
        this.system = system;
    }

    /// The answer's body; missing where it is not JSON.
    ///
    /// @param route such as `GET /v1/tenants/{tenant}/me`
    /// @param path what stands for its variables; what stands for `?` is the query
    /// @param token empty for none
    /// @param body empty for none
    public JsonNode ask(String route, Map<String, String> path, String token, String body) {
        var type = body.startsWith("{") ? "application/json" : "text/csv";
        return ask(route, path, token, body.getBytes(StandardCharsets.UTF_8), type);
    }

    /// The same with a body of any type. Which version is meant is said where something is changed
    /// that is there.
    JsonNode ask(String route, Map<String, String> path, String token, byte[] body, String type) {
        return ask(route, path, token, body, type, Map.of());
    }

    /// The same with more headers.
    JsonNode ask(
            String route,
            Map<String, String> path,
            String token,
            byte[] body,
            String type,
            Map<String, String> headers) {
        var method = route.substring(0, route.indexOf(' '));
        var place = route.substring(route.indexOf(' ') + 1);
        for (var variable : path.entrySet()) {
            place = place.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        var query = path.containsKey("?") ? "?" + path.get("?") : "";
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + place + query))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (method.equals("PATCH")) {
            request.header("If-Match", "*");
        }
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= REFUSED) {
                throw new IllegalStateException(
                        route + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().startsWith("{")
                    ? MAPPER.readTree(answer.body())
                    : MissingNode.getInstance();
        } catch (IOException broken) {
            throw new IllegalStateException(route, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
