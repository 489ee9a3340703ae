package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormsAtTheEdgeTest {
    private static final int MOST = 64 * 1024;
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=---FormBoundaryjWmh";
    private static final String ONE_CLICK = "{\"List-Unsubscribe\":\"One-Click\"}";

    /// As in RFC 8058, section 8.
    private static final String PARTS =
            """
            -----FormBoundaryjWmh\r
            Content-Disposition: form-data; name="List-Unsubscribe"\r
            \r
            One-Click\r
            -----FormBoundaryjWmh--\r
            """;

    /// Answers with what it was given, as JSON.
    private static final Verb ECHO = request -> Outcome.done(Answer.ok(request.body()));

    @Test
    void are_read_in_both_ways_of_RFC_8058() {
        assertThat(read("List-Unsubscribe=One-Click", URL_ENCODED)).isEqualTo(ONE_CLICK);
        assertThat(read("List-Unsubscribe=One-Click\r\n", URL_ENCODED + "; charset=utf-8"))
                .isEqualTo(ONE_CLICK);
        assertThat(read(PARTS, MULTIPART)).isEqualTo(ONE_CLICK);
    }

    @Test
    void are_decoded() {
        assertThat(read("a+b=%C3%A9%26&c&d==&", URL_ENCODED))
                .isEqualTo("{\"a b\":\"é&\",\"c\":\"\",\"d\":\"=\"}");
        assertThat(read("", URL_ENCODED)).isEqualTo("{}");
    }

    @Test
    void may_have_several_parts_with_headers_of_their_own_and_something_around_them() {
        var parts =
                """
                before\r
                --x y\r
                content-type: text/plain\r
                content-disposition: form-data; filename="f"; name="a"\r
                \r
                1\r
                2\r
                --x y\r
                Content-Disposition: form-data;name=""\r
                \r
                \r
                --x y--\r
                after
                """;
        assertThat(read(parts, "Multipart/Form-Data; charset=utf-8; BOUNDARY=\"x y\"; z=1"))
                .isEqualTo("{\"a\":\"1\\r\\n2\",\"\":\"\"}");
        assertThat(read("--x--", "multipart/form-data;boundary=x")).isEqualTo("{}");
    }

    @Test
    void are_malformed_where_they_are_not_what_they_say_or_name_a_field_twice() {
        for (var bad : List.of("a=1&a=2", "a=%zz", "a=%4")) {
            assertThat(asked(utf8(bad), URL_ENCODED).getStatusCode()).as(bad).isEqualTo(400);
        }
        for (var bad :
                List.of(
                        "",
                        "List-Unsubscribe=One-Click",
                        PARTS.replace("--\r\n", "\r\n"),
                        PARTS.replace("\r\n", "\n"),
                        PARTS.replace("name=", "game="),
                        PARTS.replace("-----FormBoundaryjWmh--", PARTS))) {
            assertThat(asked(utf8(bad), MULTIPART).getStatusCode()).as(bad).isEqualTo(400);
        }
        assertThat(asked(new byte[] {'a', '=', (byte) 0xff}, URL_ENCODED).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void are_too_large_above_64_KiB() {
        assertThat(asked(new byte[MOST], URL_ENCODED).getStatusCode()).isEqualTo(200);
        assertThat(asked(new byte[MOST + 1], URL_ENCODED).getStatusCode()).isEqualTo(413);
    }

    @Test
    void are_declared_as_such() {
        for (var bad :
                List.of(
                        "",
                        "application/json",
                        "text/plain",
                        URL_ENCODED + "x",
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/form-data; boundary=" + "x".repeat(71),
                        "multipart/mixed; boundary=x")) {
            assertThat(asked(utf8("a=1"), bad).getStatusCode()).as(bad).isEqualTo(415);
        }
    }

    private static String read(String body, String type) {
        var answer = asked(utf8(body), type);
        assertThat(answer.getStatusCode()).as(body).isEqualTo(200);
        return answer.getBody();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static APIGatewayV2HTTPResponse asked(byte[] body, String type) {
        var http = RequestContext.Http.builder().withMethod("POST").withSourceIp("::1").build();
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /")
                        .withHeaders(Map.of("Content-Type", type))
                        .withBody(Base64.getEncoder().encodeToString(body))
                        .withIsBase64Encoded(true)
                        .withRequestContext(
                                RequestContext.builder().withRequestId("r").withHttp(http).build())
                        .build();
        return new Edge(
                        List.of(Endpoint.openForm("POST /", ECHO)),
                        new AccessTokens("https://gatehouse.example"),
                        _ -> Optional.empty(),
                        new Origins(Set.of()),
                        Clock.systemUTC())
                .answer(event)
                .response();
    }
}
