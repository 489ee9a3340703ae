package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FilesAtTheEdgeTest {
    private static final int MOST = 1024 * 1024;

    /// Answers with how long the text is that it was given.
    private static final Verb MEASURE =
            request ->
                    Outcome.done(
                            Answer.ok(
                                    Json.object()
                                            .put("length", request.body().textValue().length())));

    @Test
    void are_handed_over_as_text_however_the_gateway_brought_them() {
        assertThat(asked("ü".getBytes(StandardCharsets.UTF_8), true, "text/csv"))
                .isEqualTo("200 {\"length\":1}");
        assertThat(asked("a,b".getBytes(StandardCharsets.UTF_8), false, "text/csv"))
                .isEqualTo("200 {\"length\":3}");
        assertThat(asked(new byte[0], false, "text/csv")).isEqualTo("200 {\"length\":0}");
    }

    @Test
    void are_malformed_where_they_are_not_UTF_8_or_were_not() {
        assertThat(asked(new byte[] {'a', (byte) 0xfc}, true, "text/csv")).startsWith("400");
        assertThat(asked("a\ufffd".getBytes(StandardCharsets.UTF_8), false, "text/csv"))
                .startsWith("400");
    }

    @Test
    void are_too_large_above_1_MiB() {
        assertThat(asked(new byte[MOST], true, "text/csv")).startsWith("200");
        assertThat(asked(new byte[MOST + 1], true, "text/csv")).startsWith("413");
    }

    @Test
    void are_declared_as_such_in_UTF_8() {
        for (var good :
                List.of(
                        "text/csv",
                        "Text/CSV ; header=present",
                        "text/csv;charset=utf-8",
                        "text/csv; charset=\"UTF-8\"; header=absent")) {
            assertThat(asked(new byte[] {'a'}, false, good)).as(good).startsWith("200");
        }
        for (var bad :
                List.of(
                        "",
                        "text/plain",
                        "text/csvs",
                        "application/json",
                        "text/csv; charset=latin1",
                        "text/csv; header=present; charset=utf-16")) {
            assertThat(asked(new byte[] {'a'}, false, bad)).as(bad).startsWith("415");
        }
    }

    private static String asked(byte[] body, boolean encoded, String type) {
        var text =
                encoded
                        ? Base64.getEncoder().encodeToString(body)
                        : new String(body, StandardCharsets.UTF_8);
        var response =
                AtTheEdge.asked(
                        new Endpoint("POST /", Endpoint.Entry.PUBLIC, Endpoint.Body.CSV, MEASURE),
                        AtTheEdge.request("POST")
                                .withHeaders(Map.of("Content-Type", type))
                                .withBody(text)
                                .withIsBase64Encoded(encoded));
        return response.getStatusCode() + " " + response.getBody();
    }
}
