package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.contract.ContractCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A system, as one asks it over HTTP.
final class Site {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    // of its own: connections of a process that is gone are of no use for the next on its port
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    /// @param base where it listens, without a slash at the end
    Site(String base) {
        this.base = base;
    }

    /// An answer.
    ///
    /// @param body as JSON; missing where there is none
    record Reply(int status, String requestId, JsonNode body) {}

    /// Nobody answered: the process is gone.
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silent(Exception why) {
            super(why);
        }
    }

    Reply ask(String method, String path, String token, String body, String match) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            ContractCheck.holds(method, path, answer);
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("X-Request-Id").orElse(""),
                    MAPPER.readTree(answer.body()));
        } catch (IOException gone) {
            throw new Silent(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Silent(stopped);
        }
    }

    JsonNode get(String path) {
        return ask("GET", path, "", "", "").body();
    }

    /// Waits until all that was begun is finished.
    void quiet() {
        var reply = ask("POST", "/_local/quiet", "", "", "");
        if (reply.status() != 200) {
            throw new AssertionError("not quiet: " + reply.body());
        }
    }

    /// What went out, oldest first.
    List<JsonNode> mails() {
        return list(get("/_local/mails")).reversed();
    }

    /// What the bus carried, oldest first.
    List<JsonNode> events() {
        return list(get("/_local/events"));
    }

    static List<JsonNode> list(JsonNode array) {
        var list = new ArrayList<JsonNode>();
        array.forEach(list::add);
        return list;
    }
}
