package gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.small.SmallMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A system with a data folder, killed while work is on its way.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivingAKillIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TEMPLATE = "src/test/resources/gatehouse/local/small.yaml";

    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();
    private String base = "";

    @AfterEach
    void kill() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void what_waited_in_the_stream_is_delivered_by_the_next_process() throws Exception {
        start("relay");
        var _ = send("PUT", "/things/ada@example.org", "");
        kill();

        start();
        var _ = send("POST", "/_local/quiet", "");
        assertThat(json("/_local/mails")).hasSize(1);
        assertThat(json("/_local/events")).hasSize(1);
    }

    @Test
    void what_waited_in_a_queue_is_delivered_by_the_next_process() throws Exception {
        start("mailer");
        var _ = send("PUT", "/things/ada@example.org", "");
        while (json("/_local/events").isEmpty()) {
            Thread.sleep(20);
        }
        kill();

        start();
        var _ = send("POST", "/_local/quiet", "");
        // at least once: the kill may fall between the event and the note that it was read
        assertThat(json("/_local/mails")).isNotEmpty();
    }

    @Test
    void clock_mails_and_events_are_as_they_were() throws Exception {
        start();
        var _ = send("PUT", "/things/ada@example.org", "");
        var now = send("POST", "/_local/clock", "{\"advance\":\"P40D\"}").path("now").asText();
        var mails = json("/_local/mails");
        var events = json("/_local/events");
        kill();

        start();
        assertThat(json("/_local/clock").path("now").asText()).isGreaterThan(now);
        assertThat(json("/_local/mails")).isEqualTo(mails);
        assertThat(json("/_local/events")).isEqualTo(events);
    }

    private void start(String... paused) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallMain.class.getName(),
                                TEMPLATE,
                                folder.toString()));
        command.addAll(List.of(paused));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        base = ready(process.inputReader());
    }

    private static String ready(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("it did not start: " + said);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
