package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

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
    void allowed() {
        var preflight = preflight("/v1/tenants/acme/vendor-invitations", House.APP);

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.text()).isEmpty();
        assertThat(preflight.header(ALLOW + "Origin")).isEqualTo(House.APP);
        assertThat(preflight.header(ALLOW + "Credentials")).isEqualTo("true");
        assertThat(List.of(preflight.header(ALLOW + "Methods").split(",", -1)))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        assertThat(List.of(preflight.header(ALLOW + "Headers").split(",", -1)))
                .containsExactlyInAnyOrder(
                        "authorization",
                        "content-type",
                        "idempotency-key",
                        "if-match",
                        "x-request-id");
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("3600");
    }

    @Test
    @DisplayName("F1: a page of any other origin is told nothing, and its question finds nothing")
    void refused() {
        for (var origin : List.of(EVIL, "null", House.APP + ".evil.example", "*")) {
            var preflight = preflight(ME, origin);
            assertThat(preflight.status()).as(origin).isEqualTo(404);
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
            assertThat(told(foreign)).isEmpty();
        }
    }

    private static List<String> told(Reply reply) {
        return reply.headers().map().keySet().stream()
                .filter(name -> name.startsWith("access-control"))
                .toList();
    }

    /// What a browser asks before it sends a `DELETE` for a page.
    private static Reply preflight(String path, String origin) {
        return House.ask(
                "OPTIONS",
                path,
                "",
                "",
                Map.of(
                        "Origin", origin,
                        "Access-Control-Request-Method", "DELETE",
                        "Access-Control-Request-Headers", "content-type"));
    }
}
