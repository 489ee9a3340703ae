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
class SignedAtTheEdgeTest {
    private static final String ROUTE = "POST /v1/signed";
    private static final String JSON = "application/json";

    /// Answers with the text that it was given.
    private static final Verb ECHO =
            request ->
                    Outcome.done(Answer.ok(Json.object().put("was", request.body().textValue())));

    @Test
    void json_that_is_signed_comes_to_the_byte() {
        for (var body : List.of("{ \"b\":1,\n\t\"a\" : \"é\\u0041\" }\n", "{}", "[ ]", " \"x\"")) {
            assertThat(Json.read(asked(body, JSON).getBody()).orElseThrow().path("was").asText())
                    .isEqualTo(body);
        }
    }

    @Test
    void it_has_to_be_json_all_the_same() {
        assertThat(asked("", JSON).getStatusCode()).isEqualTo(400);
        assertThat(asked("{\"a\":1,\"a\":2}", JSON).getStatusCode()).isEqualTo(400);
        assertThat(asked("{", JSON).getStatusCode()).isEqualTo(400);
        assertThat(asked("{}", "text/plain").getStatusCode()).isEqualTo(415);
        assertThat(asked("\"" + "a".repeat(64 * 1024) + "\"", JSON).getStatusCode()).isEqualTo(413);
    }

    private static APIGatewayV2HTTPResponse asked(String body, String type) {
        var http =
                RequestContext.Http.builder()
                        .withMethod("POST")
                        .withSourceIp("203.0.113.7")
                        .build();
        var bytes = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey(ROUTE)
                        .withHeaders(Map.of("Content-Type", type))
                        .withBody(bytes)
                        .withIsBase64Encoded(true)
                        .withRequestContext(
                                RequestContext.builder()
                                        .withRequestId("abc=")
                                        .withHttp(http)
                                        .build())
                        .build();
        return edge().answer(event).response();
    }

    private static Edge edge() {
        return new Edge(
                List.of(Endpoint.openSigned(ROUTE, ECHO)),
                new AccessTokens("https://gatehouse.example"),
                _ -> Optional.empty(),
                new Origins(Set.of()),
                Clock.systemUTC());
    }
}
