package gatehouse.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A person's browser, more or less: asks, and expects a certain answer.
public final class Web {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Observer observer;

    /// @param base where it listens, without a slash at the end
    public Web(String base) {
        this(base, (_, _, _) -> {});
    }

    /// One whose answers are looked at.
    ///
    /// @param base where it listens, without a slash at the end
    /// @param observer sees every answer before anybody else does
    public Web(String base, Observer observer) {
        this.base = base;
        this.observer = observer;
    }

    /// Who looks at answers.
    @FunctionalInterface
    public interface Observer {
        /// Looks at one.
        ///
        /// @param target the path as it was asked for, with the query
        void saw(String method, String target, HttpResponse<String> answer);
    }

    /// An answer that the story does not expect, or none at all.
    public static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unexpected(String what) {
            super(what);
        }
    }

    /// An answer.
    ///
    /// @param body as JSON; missing where it is none
    public record Reply(int status, JsonNode body, String etag) {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public JsonNode get(String path, String token) {
        return expect(200, "GET", path, token, "", Map.of()).body();
    }

    public JsonNode post(int status, String path, String token, JsonNode body) {
        return expect(status, "POST", path, token, body.toString(), Map.of()).body();
    }

    /// Asks, and fails the story unless the status is the expected one.
    public Reply expect(
            int status,
            String method,
            String path,
            String token,
            String body,
            Map<String, String> headers) {
        var reply = ask(method, path, token, body, headers);
        if (reply.status() != status) {
            throw new Unexpected(
                    "%s %s answered %d instead of %d: %s"
                            .formatted(method, path, reply.status(), status, reply.body()));
        }
        return reply;
    }

    /// Any request.
    ///
    /// @param token empty for none
    /// @param body empty for none
    public Reply ask(
            String method, String path, String token, String body, Map<String, String> headers) {
        return ask(method, path, token, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// The same with a body that need not be text.
    public Reply ask(
            String method, String path, String token, byte[] body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (body.length > 0 && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            observer.saw(method, path, answer);
            return new Reply(
                    answer.statusCode(),
                    json(answer.body()),
                    answer.headers().firstValue("etag").orElse("*"));
        } catch (IOException silent) {
            throw new Unexpected("nobody answers at " + base + ": start ./gatehouse local first");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unexpected("stopped");
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
