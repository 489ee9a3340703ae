package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.AccountId;
import gatehouse.domain.Caller;
import gatehouse.domain.Outcome;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A route for anybody, on which who sends a token is known by it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EitherWayAtTheEdgeTest {
    private static final String ROUTE = "POST /";
    private static final String BASE = "https://gatehouse.example";
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final KeyPair KEYS = SignaturesTest.keys();
    private static final Caller CALLER =
            new Caller(
                    AccountId.next(new Random(1)),
                    new TenantId("acme"),
                    SessionId.next(new Random(2)));

    /// Answers who asks.
    private static final Verb WHO =
            request ->
                    Outcome.done(
                            Answer.ok(
                                    Json.object()
                                            .put(
                                                    "who",
                                                    request.signedIn()
                                                            .map(one -> one.account().value())
                                                            .orElse("nobody"))));

    @Test
    void who_sends_no_token_is_let_in_as_nobody() {
        assertThat(asked(Map.of(), List.of()).getBody()).contains("nobody");
    }

    @Test
    void who_sends_a_good_token_is_known_by_it() {
        var token = new AccessTokens(BASE).mint(CALLER, NOW, "key", KEYS.getPrivate());
        var answer = asked(Map.of("Authorization", "Bearer " + token), List.of());
        assertThat(answer.getBody()).contains(CALLER.account().value());
        assertThat(
                        asked(
                                        Map.of("Origin", BASE, "Sec-Fetch-Site", "same-origin"),
                                        List.of(SessionCookies.ACCESS + "=" + token))
                                .getStatusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer no.good.token", "Basic bm9ib2R5"})
    void who_sends_a_token_that_is_not_good_is_not_let_in_as_nobody(String header) {
        assertThat(asked(Map.of("Authorization", header), List.of()).getStatusCode())
                .isEqualTo(401);
    }

    private static APIGatewayV2HTTPResponse asked(
            Map<String, String> headers, List<String> cookies) {
        var http = RequestContext.Http.builder().withMethod("POST").withSourceIp("::1").build();
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey(ROUTE)
                        .withHeaders(all)
                        .withCookies(cookies)
                        .withBody("{}")
                        .withRequestContext(
                                RequestContext.builder().withRequestId("r").withHttp(http).build())
                        .build();
        return new Edge(
                        List.of(Endpoint.eitherJson(ROUTE, WHO)),
                        new AccessTokens(BASE),
                        _ -> Optional.of(KEYS.getPublic()),
                        new Origins(Set.of()),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .answer(event)
                .response();
    }
}
