package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Platform;
import gatehouse.domain.Unreachable;
import gatehouse.http.Json;
import java.io.IOError;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogbookTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "anna@acme.example said: because of her leave";
    private final List<String> lines = new ArrayList<>();
    private final Logbook logbook = new Logbook(LogbookTest.class, platform(lines::add));

    @Test
    void a_request_is_one_line_with_route_outcome_and_metrics() {
        var answer =
                logbook.run(
                        "request-1",
                        run -> {
                            run.answered("GET /v1/me", 404, "not-found");
                            return "answer";
                        });

        assertThat(answer).isEqualTo("answer");
        var line = only();
        assertThat(line.path("time").asText()).isEqualTo(NOON.toString());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("requestId").asText()).isEqualTo("request-1");
        assertThat(line.path("Function").asText()).isEqualTo("functions");
        assertThat(line.path("Route").asText()).isEqualTo("GET /v1/me");
        assertThat(line.path("outcome").asText()).isEqualTo("404");
        assertThat(line.path("problem").asText()).isEqualTo("not-found");
        assertThat(line.path("Refused").asInt()).isEqualTo(1);
        var embedded = line.path("_aws");
        assertThat(embedded.path("Timestamp").asLong()).isEqualTo(NOON.toEpochMilli());
        var metrics = embedded.path("CloudWatchMetrics").path(0);
        assertThat(metrics.path("Namespace").asText()).isEqualTo("Gatehouse/here");
        assertThat(metrics.path("Dimensions").toString()).isEqualTo("[[\"Function\",\"Route\"]]");
        assertThat(metrics.path("Metrics"))
                .hasSize(5)
                .allSatisfy(metric -> assertThat(line.has(metric.path("Name").asText())).isTrue());
    }

    @Test
    void what_escapes_is_told_without_its_message_and_does_not_go_on_to_the_runtime() {
        assertThatThrownBy(() ->
                        logbook.run(
                                "run-1",
                                _ -> {
                                    throw new IllegalStateException(
                                            SECRET, new IllegalArgumentException(SECRET));
                                }))
                .isInstanceOf(Logbook.Stopped.class)
                .hasMessage("java.lang.IllegalStateException")
                .hasNoCause();

        var line = only();
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("outcome").asText()).isEqualTo("failed");
        var fault = line.path("faults").path(0);
        assertThat(fault.path("causes").path(1).path("class").asText())
                .isEqualTo("java.lang.IllegalArgumentException");
        assertThat(fault.path("at").path(0).asText()).contains("LogbookTest");
        assertThat(lines.toString()).doesNotContain("anna").doesNotContain("leave");
    }

    @Test
    void an_error_that_ends_the_function_has_a_line_too_and_goes_on_without_its_message() {
        assertThatThrownBy(() ->
                        logbook.run(
                                "run-1",
                                _ -> {
                                    throw new AssertionError(
                                            SECRET, new IllegalArgumentException(SECRET));
                                }))
                .isInstanceOf(Error.class)
                .isNotInstanceOf(VirtualMachineError.class)
                .hasMessage("java.lang.AssertionError")
                .hasNoCause();

        assertThat(only().path("outcome").asText()).isEqualTo("failed");
        assertThat(lines.toString()).doesNotContain("anna");
    }

    /// Lambda's runtime goes on after any other error.
    @Test
    void an_error_after_which_Lambda_ends_the_instance_still_makes_it_do_so() {
        for (var fatal :
                List.of(new OutOfMemoryError(SECRET), new IOError(new IOException(SECRET)))) {
            assertThatThrownBy(() ->
                            logbook.run(
                                    "run-1",
                                    _ -> {
                                        throw fatal;
                                    }))
                    .isInstanceOf(VirtualMachineError.class)
                    .hasMessage(fatal.getClass().getName())
                    .hasNoCause();
        }
    }

    @Test
    void what_passes_by_itself_is_a_warning_with_our_own_words() {
        logbook.run(
                "run-1",
                run -> {
                    run.trouble(new Unreachable("the bus does not answer"), "message-1");
                    return run;
                });

        assertThat(only().path("level").asText()).isEqualTo("WARN");
        assertThat(lines.toString()).contains("the bus does not answer").contains("message-1");
    }

    private JsonNode only() {
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).doesNotContain("\n");
        return Json.read(lines.getFirst()).orElseThrow();
    }

    private static Platform platform(Consumer<String> log) {
        return (Platform)
                Proxy.newProxyInstance(
                        LogbookTest.class.getClassLoader(),
                        new Class<?>[] {Platform.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "clock" -> Clock.fixed(NOON, ZoneOffset.UTC);
                                    case "environment" -> Map.of("METRICS", "Gatehouse/here");
                                    case "log" -> log;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
