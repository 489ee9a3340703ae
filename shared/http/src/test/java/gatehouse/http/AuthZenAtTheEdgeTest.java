package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthZenAtTheEdgeTest {
    private static final String OURS = "of-the-gateway";
    private static final String JSON = "application/json";

    @Test
    void answers_400_to_whatever_is_wrong_with_a_request_and_names_the_fields() {
        var invalid = asked(Manner.AUTHZEN, Refusal.Invalid.at("/subject", "must be"), JSON, "1");
        assertThat(invalid.getStatusCode()).isEqualTo(400);
        assertThat(invalid.getBody()).contains("/problems/malformed", "\"/subject\"");
        assertThat(asked(Manner.AUTHZEN, new Refusal.Hidden(), "text/plain", "1").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void leaves_other_refusals_and_other_routes_as_they_are() {
        var lacks = new Refusal.Lacks(Permission.READ_ACCESS);
        assertThat(asked(Manner.AUTHZEN, lacks, JSON, "1").getStatusCode()).isEqualTo(403);
        var invalid = Refusal.Invalid.at("/subject", "must be");
        assertThat(asked(Manner.OWN, invalid, JSON, "1").getStatusCode()).isEqualTo(422);
        assertThat(asked(Manner.OWN, invalid, "text/plain", "1").getStatusCode()).isEqualTo(415);
    }

    @Test
    void repeats_the_id_of_a_request_where_it_is_one() {
        for (var id : List.of("1", "bfe9eb29-ab87", "!~", "x".repeat(128))) {
            assertThat(named(Manner.AUTHZEN, id)).isEqualTo(id);
            assertThat(named(Manner.OWN, id)).isEqualTo(OURS);
        }
        for (var odd : List.of("", " ", "a b", "a\nb", "é", "x".repeat(129))) {
            assertThat(named(Manner.AUTHZEN, odd)).as(odd).isEqualTo(OURS);
        }
    }

    private static String named(Manner manner, String id) {
        return asked(manner, new Refusal.Hidden(), JSON, id)
                .getHeaders()
                .getOrDefault("X-Request-Id", "");
    }

    private static APIGatewayV2HTTPResponse asked(
            Manner manner, Refusal why, String type, String id) {
        var http = RequestContext.Http.builder().withMethod("POST").withSourceIp("::1").build();
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("POST /")
                        .withHeaders(Map.of("content-type", type, "x-request-id", id))
                        .withBody("{}")
                        .withRequestContext(
                                RequestContext.builder().withRequestId(OURS).withHttp(http).build())
                        .build();
        var endpoint =
                new Endpoint(
                        "POST /",
                        Endpoint.Entry.PUBLIC,
                        Endpoint.Body.JSON,
                        _ -> Outcome.refused(why),
                        manner);
        return new Edge(
                        List.of(endpoint),
                        new AccessTokens("https://gatehouse.example"),
                        _ -> Optional.empty(),
                        new Origins(Set.of()),
                        Clock.systemUTC())
                .answer(event)
                .response();
    }
}
