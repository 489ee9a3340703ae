package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Outcome;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PicturesAtTheEdgeTest {
    private static final int MOST = 1024 * 1024;
    private static final byte[] ODD = {(byte) 0xff, 0, (byte) 0x80, '\n'};

    /// Answers with the bytes that it was given.
    private static final Verb ECHO =
            request -> Outcome.done(Answer.file(request.bytes(), "image/png", Map.of("X", "y")));

    @Test
    void come_and_go_byte_by_byte() {
        var answer = asked("PUT", ODD, "image/png");
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.getBody())).isEqualTo(ODD);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "image/png");
        assertThat(answer.getHeaders()).containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void have_no_bytes_where_only_the_head_is_asked_for() {
        var answer = asked("HEAD", ODD, "image/png");
        assertThat(answer.getBody()).isEmpty();
        assertThat(answer.getIsBase64Encoded()).isFalse();
    }

    @Test
    void are_too_large_above_1_MiB() {
        assertThat(asked("PUT", new byte[MOST - 1], "image/png").getStatusCode()).isEqualTo(200);
        assertThat(asked("PUT", new byte[MOST], "image/png").getStatusCode()).isEqualTo(200);
        assertThat(asked("PUT", new byte[MOST + 1], "image/png").getStatusCode()).isEqualTo(413);
    }

    @Test
    void are_declared_as_such() {
        for (var good : List.of("image/png", "Image/JPEG", "image/webp; x=1")) {
            assertThat(asked("PUT", ODD, good).getStatusCode()).as(good).isEqualTo(200);
        }
        for (var bad : List.of("", "image/gif", "image/svg+xml", "image/*", "text/csv")) {
            assertThat(asked("PUT", ODD, bad).getStatusCode()).as(bad).isEqualTo(415);
        }
    }

    private static APIGatewayV2HTTPResponse asked(String method, byte[] body, String type) {
        return AtTheEdge.asked(
                new Endpoint("PUT /", Endpoint.Entry.PUBLIC, Endpoint.Body.PICTURE, ECHO),
                AtTheEdge.request(method)
                        .withHeaders(Map.of("Content-Type", type))
                        .withBody(Base64.getEncoder().encodeToString(body))
                        .withIsBase64Encoded(true));
    }
}
