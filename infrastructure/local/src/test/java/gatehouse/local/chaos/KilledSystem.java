package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.contract.ContractCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process of the system on a data folder, from its start until it is killed.
final class KilledSystem implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final BufferedReader output;
    private final String base;

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

    /// Starts, and returns when it takes requests.
    KilledSystem(Path folder, int port) throws IOException {
        this.folder = folder;
        this.process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KillsMain.class.getName(),
                                Integer.toString(port),
                                folder.toString())
                        .redirectError(folder.resolveSibling("errors.txt").toFile())
                        .start();
        this.output = process.inputReader();
        this.base = line("ready ");
    }

    private String line(String begin) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(begin)) {
                return line.substring(begin.length());
            }
        }
        throw new IOException("it ended: " + Files.readString(folder.resolveSibling("errors.txt")));
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

    /// Every item.
    List<JsonNode> table() {
        try {
            process.outputWriter().write("table\n");
            process.outputWriter().flush();
            return list(MAPPER.readTree(line("table ")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        var list = new ArrayList<JsonNode>();
        array.forEach(list::add);
        return list;
    }

    /// Kills it, as a power cut would.
    ///
    /// @return how many mails had gone out
    int kill() throws IOException {
        close();
        var file = folder.resolve("mails.jsonl");
        return Math.toIntExact(Files.readString(file).chars().filter(each -> each == '\n').count());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
