package gatehouse.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import gatehouse.local.demo.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Whatever asks the product over HTTP in these tests holds the answers to the contract.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryAnswerTest {
    private static final Path TESTS = Path.of("src/test/java");

    /// They ask something else: handlers of the tests' own, behind `small.yaml`, a bucket, a
    /// Keycloak, or what only browsers ask.
    private static final Set<String> ASK_SOMETHING_ELSE =
            Set.of(
                    "LocalSystemIT.java",
                    "SurvivingAKillIT.java",
                    "RefusedCallIT.java",
                    "SignedFileLinksIT.java",
                    "ExportFilesIT.java",
                    "OtherOriginsIT.java",
                    "Keycloak.java",
                    "Browser.java",
                    "EveryAnswerTest.java");

    @Test
    void every_client_of_the_tests_looks_into_the_contract() throws IOException {
        var unchecked = new TreeSet<String>();
        try (var files = Files.walk(TESTS)) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                boolean asks =
                        text.contains("HttpClient.newHttpClient()") || text.contains("new Web(");
                if (asks && !text.contains("ContractCheck")) {
                    unchecked.add(file.getFileName().toString());
                }
            }
        }

        unchecked.removeAll(ASK_SOMETHING_ELSE);
        assertThat(unchecked).isEmpty();
    }

    @Test
    void an_answer_outside_the_contract_that_the_demos_browser_gets_is_found() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();

            var told = new Web(base).ask("GET", "/health", "", "", Map.of());
            assertThat(told.status()).isEqualTo(202);
            assertThatThrownBy(() ->
                            new Web(base, ContractCheck::holds)
                                    .ask("GET", "/health", "", "", Map.of()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("outside the contract: GET /health -> 202");
        } finally {
            server.stop(0);
        }
    }
}
