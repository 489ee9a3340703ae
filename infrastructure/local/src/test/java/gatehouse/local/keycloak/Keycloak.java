package gatehouse.local.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Keycloak in a process of its own, with the realm `acme`. Its distribution comes from where
/// Maven gets everything else; the execution `keycloak` in pom.xml names the version.
final class Keycloak implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path LOG = TARGET.resolve("keycloak.log");
    private static final Duration FETCH = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REALM = "acme-realm.json";

    private final Process process;
    private final String base;

    private Keycloak(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /// Returns its folder, fetched and unpacked where it is not there yet; empty if it cannot be
    /// had, as on a machine without a network.
    static Optional<Path> fetch() throws IOException, InterruptedException {
        var maven = System.getProperty("gatehouse.maven", "");
        if (maven.isEmpty()) {
            return Optional.empty();
        }
        var command =
                new ArrayList<>(
                        List.of(maven + "/bin/mvn", "-q", "-B", "dependency:unpack@keycloak"));
        if ("offline true".equals(System.getProperty("gatehouse.offline"))) {
            command.add("-o");
        }
        var unpack = new ProcessBuilder(command);
        unpack.redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("keycloak-fetch.log").toFile());
        var fetching = unpack.start();
        if (!fetching.waitFor(FETCH.toSeconds(), TimeUnit.SECONDS)) {
            fetching.destroy();
            return Optional.empty();
        }
        return fetching.exitValue() == 0 ? folder() : Optional.empty();
    }

    private static Optional<Path> folder() throws IOException {
        try (Stream<Path> unpacked = Files.list(TARGET.resolve("keycloak"))) {
            return unpacked.filter(each -> Files.exists(each.resolve("bin/kc.sh"))).findFirst();
        }
    }

    /// Starts it, and returns when it takes requests.
    static Keycloak start(Path folder) throws IOException, InterruptedException {
        var realms = Files.createDirectories(folder.resolve("data/import"));
        try (var realm = Keycloak.class.getResourceAsStream(REALM)) {
            Files.write(realms.resolve(REALM), Objects.requireNonNull(realm, REALM).readAllBytes());
        }
        int port = freePort();
        var start =
                new ProcessBuilder(
                        "bash",
                        "bin/kc.sh",
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm");
        start.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(LOG.toFile());
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // it works for seconds only: small, and no second compiler
        start.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
        start.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        var keycloak = new Keycloak(start.start(), "http://127.0.0.1:" + port);
        keycloak.await();
        return keycloak;
    }

    /// The issuer of its realm.
    String issuer() {
        return base + "/realms/acme";
    }

    private void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var configuration = URI.create(issuer() + "/.well-known/openid-configuration");
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                if (answers(client, configuration)) {
                    return;
                }
                Thread.sleep(Duration.ofMillis(250));
            }
        }
        close();
        throw new IllegalStateException("Keycloak does not start: " + Files.readString(LOG));
    }

    private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
