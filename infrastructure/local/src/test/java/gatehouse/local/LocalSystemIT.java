package gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.aws.Answer;
import gatehouse.local.events.Activity;
import gatehouse.local.outside.GivenSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one-process system on a small template, through HTTP.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalSystemIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalSystem system;

    @BeforeAll
    static void start() {
        system = LocalSystem.start(GivenSystem.in(small()));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    static Options small() {
        return Options.usual()
                .port(0)
                .seed(Seed.NOTHING)
                .template(Path.of("src/test/resources/gatehouse/local/small.yaml"));
    }

    @Test
    void a_write_goes_by_stream_and_bus_to_a_mail_and_back_as_reports() throws Exception {
        assertThat(send("PUT", "/things/ada@example.org", "").statusCode()).isEqualTo(201);
        system.quiet();

        assertThat(system.mails("ada@example.org")).hasSize(1);
        var mail = system.mails("ada@example.org").getFirst();
        assertThat(mail.subject()).isEqualTo("A thing");
        assertThat(mail.from()).isEqualTo("no-reply@gatehouse.example");
        assertThat(mail.links()).containsExactly("http://127.0.0.1/accept#78");
        assertThat(mail.headers()).containsEntry("Auto-Submitted", "auto-generated");
        assertThat(system.events().toString()).contains("ada@example.org");
        assertThat(notes("ada@example.org"))
                .containsExactlyInAnyOrder("THING", "Email Sent", "Email Delivered");
    }

    @Test
    void a_mail_to_a_bouncing_address_is_reported_as_bounced() throws Exception {
        var _ = send("PUT", "/things/bounce-1@example.org", "");
        system.quiet();

        assertThat(notes("bounce-1@example.org"))
                .containsExactlyInAnyOrder("THING", "Email Sent", "Email Bounced");
    }

    @Test
    void a_message_that_is_never_handled_ends_among_the_dead_letters() throws Exception {
        var _ = send("PUT", "/things/fail@example.org", "");
        system.quiet();

        assertThat(system.waiting("MailDeadLetters")).anyMatch(body -> body.contains("fail@"));
        assertThat(system.waiting("MailQueue")).isEmpty();
    }

    @Test
    void what_a_function_puts_into_a_bucket_is_there() throws Exception {
        var _ = send("PUT", "/things/aside1", "");
        system.quiet();

        var change = item("aside1", "THING").getOrDefault("change", AttributeValue.fromS(""));
        assertThat(system.files()).containsEntry("/gatehouse-bucket/aside1", change.s());
    }

    @Test
    void a_relay_that_fails_is_tried_until_it_succeeds_and_in_order() throws Exception {
        var broken = new AtomicInteger(3);
        var before = system.events().size();
        try (var _ =
                system.hook((call, next) -> {
                    if (call.service().equals("events") && broken.getAndDecrement() > 0) {
                        return Answer.error("InternalException", "not now");
                    }
                    return next.answer(call);
                })) {
            var _ = send("PUT", "/things/one@example.org", "");
            var _ = send("PUT", "/things/two@example.org", "");
            system.quiet();
        }

        assertThat(system.events().subList(before, system.events().size()))
                .extracting(event -> event.path("thing").asText())
                .containsExactly("one@example.org", "two@example.org");
    }

    @Test
    void a_function_that_crashes_in_the_middle_of_its_work_is_given_it_again() throws Exception {
        var crashes = new AtomicInteger(1);
        try (var _ =
                system.hook((call, next) -> {
                    var answer = next.answer(call);
                    if (call.service().equals("ses") && crashes.getAndDecrement() > 0) {
                        throw new AssertionError("crashed after the mail was sent");
                    }
                    return answer;
                })) {
            var _ = send("PUT", "/things/crash@example.org", "");
            system.quiet();
        }

        assertThat(system.mails("crash@example.org")).hasSize(2);
    }

    @Test
    void a_paused_function_gets_nothing_until_it_is_resumed() throws Exception {
        system.pause("mailer");
        var _ = send("PUT", "/things/later@example.org", "");
        Thread.sleep(200);
        assertThat(system.mails("later@example.org")).isEmpty();

        system.resume("mailer");
        system.quiet();
        assertThat(system.mails("later@example.org")).hasSize(1);
    }

    @Test
    void a_batch_can_be_given_once_more() throws Exception {
        var _ = send("PUT", "/things/twice@example.org", "");
        system.quiet();

        var _ = system.invoke("relay", system.delivered("relay").getLast());
        system.quiet();
        assertThat(system.mails("twice@example.org")).hasSize(2);
    }

    @Test
    void a_request_reaches_the_function_as_from_API_Gateway() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + "/echo/a%20b+c?x=1&y=%C3%A4&x=2"))
                        .header("X-One", "1")
                        .header("X-One", "2")
                        .header("Cookie", "s=1; t=2")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"ü\":1}"));
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        var event = MAPPER.readTree(answer.body());

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("ANY /echo/{what}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a b+c");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=%C3%A4&x=2");
        assertThat(event.path("queryStringParameters"))
                .isEqualTo(MAPPER.readTree("{\"x\":\"1,2\",\"y\":\"ä\"}"));
        assertThat(event.path("pathParameters").path("what").asText()).isEqualTo("a b+c");
        assertThat(event.path("headers").path("x-one").asText()).isEqualTo("1,2");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies")).isEqualTo(MAPPER.readTree("[\"s=1\",\"t=2\"]"));
        assertThat(event.path("body").asText()).isEqualTo("{\"ü\":1}");
        var context = event.path("requestContext");
        assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("requestId").asText()).isNotEmpty();
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().map().keySet())
                .containsExactlyInAnyOrder(
                        "content-length", "content-type", "date", "set-cookie", "x-thing");
    }

    @Test
    void a_body_that_is_no_text_comes_encoded() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + "/echo/x"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(new byte[] {1, 2}));
        var event = MAPPER.readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());

        assertThat(event.path("body").asText()).isEqualTo("AQI=");
    }

    @Test
    void an_encoded_answer_is_decoded() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(system.base() + "/bytes")).build();

        assertThat(HTTP.send(request, BodyHandlers.ofByteArray()).body()).containsExactly(0, 1, -1);
    }

    @Test
    void a_handler_that_throws_is_answered_as_by_API_Gateway() throws Exception {
        var answer = send("GET", "/broken", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void HEAD_sends_no_body() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(system.base()).getPort())) {
            socket.getOutputStream()
                    .write(
                            "HEAD /echo/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
    }

    @Test
    void a_body_over_10_MB_does_not_reach_the_function() throws Exception {
        assertThat(send("POST", "/echo/x", "x".repeat(10 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_path_that_only_looks_like_a_host_is_a_path() throws Exception {
        assertThat(send("GET", "//elsewhere/echo", "").statusCode()).isEqualTo(404);
    }

    @Test
    void work_that_stays_undone_is_named() {
        system.pause("relay");
        try {
            var _ =
                    system.dynamo()
                            .putItem(put ->
                                    put.tableName(system.table())
                                            .item(
                                                    Map.of(
                                                            "pk", AttributeValue.fromS("raw"),
                                                            "sk", AttributeValue.fromS("raw"))));
            assertThatThrownBy(() -> system.quiet(Duration.ofMillis(100)))
                    .isInstanceOf(Activity.NotQuiet.class)
                    .hasMessageContaining("relay: changes in the stream, paused");
        } finally {
            system.resume("relay");
        }
        system.quiet();
    }

    @Test
    void moving_the_clock_ends_each_thing_at_its_own_time() throws Exception {
        var start = system.clock().instant();
        var first = start.plus(Duration.ofDays(3));
        var second = start.plus(Duration.ofDays(9));
        var _ = send("PUT", "/things/soon?due=" + first, "");
        var _ = send("PUT", "/things/late?due=" + second, "");
        var _ = send("PUT", "/things/stuck?due=" + first, "");

        var answer = send("POST", "/_local/clock", "{\"advance\":\"P31D\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var now = Instant.parse(MAPPER.readTree(answer.body()).path("now").asText());
        assertThat(now).isAfterOrEqualTo(start.plus(Duration.ofDays(31)));
        assertThat(ended("soon")).isBetween(first, first.plusSeconds(1));
        assertThat(ended("late")).isBetween(second, second.plusSeconds(1));
    }

    @Test
    void with_the_sweep_off_nothing_ends() throws Exception {
        var due = system.clock().instant().plus(Duration.ofDays(1));
        var _ = send("PUT", "/things/kept?due=" + due, "");
        var _ = send("POST", "/_local/sweep", "{\"enabled\":false}");
        try {
            system.advance(Duration.ofDays(2));
            assertThat(item("kept", "THING")).containsKey("dueAt");
        } finally {
            var _ = send("POST", "/_local/sweep", "{\"enabled\":true}");
        }
        system.advance(Duration.ZERO);
        assertThat(item("kept", "THING")).containsKey("endedAt");
    }

    @Test
    void a_stopped_clock_stands_still() throws Exception {
        var answer = send("POST", "/_local/clock", "{\"stopped\":true}");
        var now = MAPPER.readTree(answer.body()).path("now").asText();
        Thread.sleep(20);
        assertThat(json("/_local/clock").path("now").asText()).isEqualTo(now);

        var _ = send("POST", "/_local/clock", "{\"stopped\":false,\"advance\":\"PT0S\"}");
        Thread.sleep(20);
        assertThat(json("/_local/clock").path("now").asText()).isGreaterThan(now);
    }

    @Test
    void a_function_can_be_invoked_by_hand_and_answers_what_it_answers() throws Exception {
        var due = system.clock().instant().plus(Duration.ofDays(1));
        var _ = send("PUT", "/things/byhand?due=" + due, "");
        var answer = send("POST", "/_local/functions/expire", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(MAPPER.readTree(answer.body()))
                .isEqualTo(system.invoke("expire", MAPPER.createObjectNode()));

        for (var bad : List.of("nothing", "", "Expire", "expire/more")) {
            assertThat(send("POST", "/_local/functions/" + bad, "{}").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(send("POST", "/_local/functions/expire", "{").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/_local/functions/expire", "").statusCode()).isEqualTo(404);
    }

    @Test
    void what_makes_no_sense_to_the_clock_is_refused() throws Exception {
        for (var bad :
                List.of(
                        "",
                        "[]",
                        "{}",
                        "{\"advance\":5}",
                        "{\"advance\":\"-P1D\"}",
                        "{\"advance\":\"P\"}",
                        "{\"advance\":\"P9999Y\"}",
                        "{\"back\":true}",
                        "{\"stopped\":\"yes\"}")) {
            var answer = send("POST", "/_local/clock", bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type"))
                    .contains("application/problem+json");
        }
    }

    @Test
    void the_panel_tells_mails_events_people_and_clock() throws Exception {
        var _ = send("PUT", "/things/panel@example.org", "");
        assertThat(send("POST", "/_local/quiet", "").statusCode()).isEqualTo(200);

        var mails = json("/_local/mails?to=Panel@example.org");
        assertThat(mails).hasSize(1);
        assertThat(mails.path(0).properties())
                .extracting(Map.Entry::getKey)
                .contains("id", "at", "from", "to", "subject", "text", "html", "links");
        assertThat(json("/_local/events").toString()).contains("panel@example.org");
        assertThat(json("/_local/accounts")).isEmpty();
        assertThat(send("GET", "/_local", "").body()).contains("<!doctype html>");
        assertThat(send("GET", "/_local/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/_locality", "").body()).isEqualTo("{}");
    }

    @Test
    void another_sites_page_may_not_move_the_clock() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + "/_local/clock"))
                        .header("Origin", "https://elsewhere.example")
                        .POST(BodyPublishers.ofString("{\"advance\":\"P1D\"}"));

        assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(system.base() + path))
                        .method(method, BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(send("GET", path, "").body());
    }

    private static List<String> notes(String pk) {
        return system
                .dynamo()
                .query(query ->
                        query.tableName(system.table())
                                .keyConditionExpression("pk = :p")
                                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk))))
                .items()
                .stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .toList();
    }

    private static Map<String, AttributeValue> item(String pk, String sk) {
        return system.dynamo()
                .getItem(get ->
                        get.tableName(system.table())
                                .key(
                                        Map.of(
                                                "pk", AttributeValue.fromS(pk),
                                                "sk", AttributeValue.fromS(sk))))
                .item();
    }

    private static Instant ended(String pk) {
        return Instant.parse(
                item(pk, "THING").getOrDefault("endedAt", AttributeValue.fromS("none")).s());
    }
}
