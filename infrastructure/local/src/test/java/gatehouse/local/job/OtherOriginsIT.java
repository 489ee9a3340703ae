package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What browsers are told about requests from pages of other origins (CORS), for F1.
class OtherOriginsIT {
    private static final String ME = "/v1/me";
    private static final String EVIL = "https://evil.example";
    private static final String ALLOW = "Access-Control-Allow-";

    @Test
    @DisplayName(
            "F1: a page of an allowed origin may ask, with cookies and the headers that it needs")
    void allowed() throws Exception {
        var preflight = preflight("/v1/tenants/acme/vendor-invitations", House.APP);

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.body()).isEmpty();
        assertThat(header(preflight, ALLOW + "Origin")).isEqualTo(House.APP);
        assertThat(header(preflight, ALLOW + "Credentials")).isEqualTo("true");
        assertThat(List.of(header(preflight, ALLOW + "Methods").split(",", -1)))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        assertThat(List.of(header(preflight, ALLOW + "Headers").split(",", -1)))
                .containsExactlyInAnyOrder(
                        "authorization", "content-type", "idempotency-key", "if-match");
        assertThat(header(preflight, "Access-Control-Max-Age")).isEqualTo("3600");
    }

    @Test
    @DisplayName("F1: a page of any other origin is told nothing, and its question finds nothing")
    void refused() throws Exception {
        for (var origin : List.of(EVIL, "null", House.APP + ".evil.example", "*")) {
            var preflight = preflight(ME, origin);
            assertThat(preflight.statusCode()).as(origin).isEqualTo(404);
            assertThat(told(preflight)).as(origin).isEmpty();
        }
    }

    @Test
    @DisplayName("F1: answers and refusals can be read by pages of allowed origins alone")
    void answers() {
        var token = House.signIn(House.staff());
        for (var path : List.of(ME, "/v1/tenants/none/me", "/nowhere")) {
            var reply = House.ask("GET", path, token, "", Map.of("Origin", House.APP));
            assertThat(reply.header(ALLOW + "Origin")).as(path).isEqualTo(House.APP);
            assertThat(reply.header(ALLOW + "Credentials")).isEqualTo("true");
            assertThat(List.of(reply.header("Access-Control-Expose-Headers").split(",", -1)))
                    .containsExactlyInAnyOrder("etag", "location", "x-request-id", "retry-after");
            var foreign = House.ask("GET", path, token, "", Map.of("Origin", EVIL));
            assertThat(foreign.status()).isEqualTo(reply.status());
            assertThat(foreign.headers().map().keySet())
                    .noneMatch(name -> name.startsWith("access-control"));
        }
    }

    private static List<String> told(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> name.startsWith("access-control"))
                .toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// Past the contract, which knows no `OPTIONS`: browsers ask this, not people.
    private static HttpResponse<String> preflight(String path, String origin)
            throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                    HttpRequest.newBuilder(URI.create(House.SYSTEM.base() + path))
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "DELETE")
                            .header("Access-Control-Request-Headers", "content-type")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
