package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Outcome;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A route for anybody, on which who sends a token is known by it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EitherWayAtTheEdgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final KeyPair KEYS = SignaturesTest.keys();

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
        var token =
                new AccessTokens(AtTheEdge.BASE)
                        .mint(AccessTokensTest.CALLER, NOW, "key", KEYS.getPrivate());
        var answer = asked(Map.of("Authorization", "Bearer " + token), List.of());
        assertThat(answer.getBody()).contains(AccessTokensTest.CALLER.account().value());
        assertThat(
                        asked(
                                        Map.of(
                                                "Origin",
                                                AtTheEdge.BASE,
                                                "Sec-Fetch-Site",
                                                "same-origin"),
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
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return AtTheEdge.asked(
                Endpoint.eitherJson("POST /", WHO),
                AtTheEdge.request("POST").withHeaders(all).withCookies(cookies).withBody("{}"),
                _ -> Optional.of(KEYS.getPublic()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
