package gatehouse.local.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.outside.GivenSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a real browser makes of our cookies and of CORS, for two frontends of the same site, of
/// which one is allowed. Skipped where no Chromium and its driver are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CookiesInABrowserIT {
    private static final String CURRENT = "/v1/sessions/current";
    private static final String ME = "/v1/me";

    /// Answers the status, or 0 where the browser does not let the page know.
    private static final String FETCH =
            """
            const done = arguments[arguments.length - 1];
            fetch(arguments[0], arguments[1]).then(answer => done(answer.status), () => done(0));
            """;

    @RegisterExtension private final Tab tab = Tab.in("en");
    private HttpServer allowed;
    private HttpServer other;
    private LocalSystem system;

    @BeforeAll
    void start() throws IOException {
        allowed = page();
        other = page();
        system =
                LocalSystem.start(
                        GivenSystem.in(Options.usual().port(0).origins(address(allowed))));
    }

    @AfterAll
    void stop() {
        system.close();
        allowed.stop(0);
        other.stop(0);
    }

    @Test
    @DisplayName(
            "F1: in a browser, an allowed frontend signs in, asks and signs out by cookies alone")
    void allowed_frontend() {
        tab.browser().get(address(allowed));
        assertThat(signIn()).isEqualTo(201);
        assertThat(fetch("GET", ME, Map.of())).isEqualTo(200);
        assertThat(fetch("DELETE", "/v1/me/sessions?dryRun=true", Map.of("Idempotency-Key", "k")))
                .as("asked for first by a preflight")
                .isEqualTo(200);
        assertThat(tab.browser().executeScript("return document.cookie")).isEqualTo("");
        assertThat(held()).as("both tokens, and what the browser is known by").hasSize(3);

        tab.browser().get(address(allowed));
        assertThat(fetch("DELETE", CURRENT, Map.of())).isEqualTo(204);
        assertThat(fetch("GET", ME, Map.of())).isEqualTo(401);
        assertThat(held()).singleElement().asString().startsWith("__Host-gatehouse-device-");
    }

    @Test
    @DisplayName("F1: in a browser, no other page signs in, reads or ends a session by its cookies")
    void other_page() {
        tab.browser().get(address(allowed));
        assertThat(signIn()).isEqualTo(201);

        tab.browser().get(address(other));
        assertThat(fetch("GET", ME, Map.of())).isZero();
        assertThat(fetch("DELETE", CURRENT, Map.of())).isZero();
        assertThat(signIn()).isZero();

        tab.browser().get(address(allowed));
        assertThat(fetch("GET", ME, Map.of())).isEqualTo(200);
        assertThat(fetch("DELETE", CURRENT, Map.of())).isEqualTo(204);
    }

    private long signIn() {
        var body =
                House.object()
                        .put("username", "mia@acme.example")
                        .put("password", "mia-at-the-gate")
                        .put("cookies", true);
        return fetch(
                "/v1/sessions",
                Map.of(
                        "method",
                        "POST",
                        "credentials",
                        "include",
                        "headers",
                        Map.of("Content-Type", "application/json"),
                        "body",
                        body.toString()));
    }

    private long fetch(String method, String path, Map<String, String> headers) {
        return fetch(path, Map.of("method", method, "credentials", "include", "headers", headers));
    }

    private long fetch(String path, Map<String, Object> how) {
        var status = tab.browser().executeAsyncScript(FETCH, system.base() + path, how);
        return status instanceof Long number ? number : -1;
    }

    /// The cookies that the browser holds for us, of which our own page sees none.
    private List<String> held() {
        tab.browser().get(system.base() + "/health");
        assertThat(tab.browser().executeScript("return document.cookie")).isEqualTo("");
        return tab.browser().manage().getCookies().stream()
                .map(cookie -> cookie.getName())
                .filter(name -> name.startsWith("__Host-gatehouse-"))
                .toList();
    }

    /// An empty page on an origin of its own.
    private static HttpServer page() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var html = "<!doctype html><title>A frontend</title>".getBytes(UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "text/html");
                        exchange.sendResponseHeaders(200, html.length);
                        exchange.getResponseBody().write(html);
                    }
                });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
