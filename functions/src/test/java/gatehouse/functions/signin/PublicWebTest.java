package gatehouse.functions.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Speaks TLS with itself, over loopback: all else would need somebody else's machine.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicWebTest {
    private static final String PASSWORD = "only-for-this";
    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir private static Path folder;
    private static SSLContext tls;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        tls = context(keys());
        server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", PublicWebTest::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void reads_a_document_over_https() {
        assertThat(
                        web(tls.getSocketFactory(), PublicWebTest::any)
                                .read(url("localhost", "/document")))
                .contains("a document");
    }

    @Test
    void believes_only_the_server_that_is_named() {
        assertThat(
                        web(tls.getSocketFactory(), PublicWebTest::any)
                                .read(url("127.0.0.1", "/document")))
                .isEmpty();
        var usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertThat(web(usual, PublicWebTest::any).read(url("localhost", "/document"))).isEmpty();
    }

    @Test
    void connects_to_public_addresses_only_whatever_their_name() {
        int before = ASKED.get();
        var web = web(tls.getSocketFactory(), PublicAddress::is);
        assertThat(web.read(url("localhost", "/document"))).isEmpty();
        assertThat(web.read(url("127.0.0.1", "/document"))).isEmpty();
        assertThat(ASKED).hasValue(before);
    }

    @Test
    void follows_nobody_elsewhere() {
        int before = ASKED.get();
        assertThat(web(tls.getSocketFactory(), PublicWebTest::any).read(url("localhost", "/moved")))
                .isEmpty();
        assertThat(ASKED).hasValue(before + 1);
    }

    @Test
    void takes_64_KiB_and_not_a_byte_more() {
        var web = web(tls.getSocketFactory(), PublicWebTest::any);
        assertThat(web.read(url("localhost", "/most")).orElseThrow()).hasSize(64 * 1024);
        assertThat(web.read(url("localhost", "/more"))).isEmpty();
    }

    @Test
    void waits_for_nobody_who_drips() {
        long start = System.nanoTime();
        assertThat(web(tls.getSocketFactory(), PublicWebTest::any).read(url("localhost", "/drip")))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void speaks_nothing_but_https() {
        var web = web(tls.getSocketFactory(), PublicWebTest::any);
        assertThat(web.read("http://127.0.0.1:" + server.getAddress().getPort())).isEmpty();
        assertThat(web.read(folder.resolve("keys.p12").toUri().toString())).isEmpty();
        assertThat(web.read("jar:https://localhost/x!/y")).isEmpty();
        assertThat(web.read("https://")).isEmpty();
        assertThat(web.read("")).isEmpty();
    }

    private static boolean any(InetAddress address) {
        return address.isLoopbackAddress();
    }

    private static PublicWeb web(SSLSocketFactory secure, Predicate<InetAddress> allowed) {
        return new PublicWeb(new PublicSockets(secure, allowed), false);
    }

    private static String url(String host, String path) {
        return "https://" + host + ":" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        ASKED.incrementAndGet();
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/document" -> send(exchange, "a document");
                case "/most" -> send(exchange, "x".repeat(64 * 1024));
                case "/more" -> send(exchange, "x".repeat(64 * 1024 + 1));
                case "/drip" -> drip(exchange);
                default -> {
                    exchange.getResponseHeaders().set("Location", url("localhost", "/document"));
                    exchange.sendResponseHeaders(302, -1);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        // in chunks, as servers behind others often do
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        for (int i = 0; i < 20; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(Duration.ofMillis(500));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// A key that is good for `localhost`, made by the JDK's own tool.
    private static KeyStore keys()
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys.p12");
        var make =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "localhost",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString());
        make.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (make.start().waitFor() != 0) {
            throw new IllegalStateException("no key");
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
