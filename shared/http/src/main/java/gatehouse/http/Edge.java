package gatehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Caller;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Unreachable;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stands between the gateway and the verbs: finds the route, authenticates, parses, asks the
/// verb, and turns what it says into HTTP. It fails closed: a route lets nobody in without a good
/// token unless it is declared public.
public final class Edge {
    private static final Map<String, String> ON_EVERY_ANSWER =
            Map.of(
                    "Cache-Control", "no-store",
                    "X-Content-Type-Options", "nosniff",
                    "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    private static final String BEARER = "bearer ";

    private final Map<String, Endpoint> endpoints;
    private final AccessTokens tokens;
    private final VerificationKeys keys;
    private final Clock clock;
    private final Faults faults;

    public Edge(
            Collection<Endpoint> endpoints,
            AccessTokens tokens,
            VerificationKeys keys,
            Clock clock,
            Faults faults) {
        this.endpoints =
                endpoints.stream().collect(Collectors.toMap(Endpoint::route, Function.identity()));
        this.tokens = tokens;
        this.keys = keys;
        this.clock = clock;
        this.faults = faults;
    }

    /// The routes that it knows.
    public Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    /// Answers one request. Nothing escapes it: what should never happen is told once, and answered
    /// 500 without detail.
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        var incoming = new Incoming(event);
        var route = Optional.ofNullable(endpoints.get(incoming.route()));
        Answer answer;
        try {
            answer =
                    route.map(endpoint -> ask(endpoint, incoming))
                            .orElseGet(() -> Problem.of(new Refusal.Hidden()).answer());
        } catch (Unreachable passing) {
            faults.tell(incoming.requestId(), incoming.route(), passing);
            answer = Problem.of(new Refusal.Unavailable()).answer();
        } catch (RuntimeException fault) {
            faults.tell(incoming.requestId(), incoming.route(), fault);
            answer = Problem.plain(500, "internal", "Something went wrong here", "").answer();
        }
        return response(answer, incoming);
    }

    private Answer ask(Endpoint endpoint, Incoming incoming) {
        var caller = caller(endpoint, incoming);
        if (endpoint.entry() == Endpoint.Entry.SIGNED_IN && caller.isEmpty()) {
            return Problem.of(new Refusal.NotSignedIn()).answer();
        }
        return switch (incoming.body(endpoint.body())) {
            case Incoming.Read.Good(var body) ->
                    switch (endpoint.verb().run(incoming.request(caller, body))) {
                        case Outcome.Done<Answer>(var answer) -> answer;
                        case Outcome.Refused<Answer>(var why) -> Problem.of(why).answer();
                    };
            case Incoming.Read.Bad(var problem) -> problem.answer();
        };
    }

    private Optional<Caller> caller(Endpoint endpoint, Incoming incoming) {
        return switch (endpoint.entry()) {
            case PUBLIC -> Optional.empty();
            case SIGNED_IN ->
                    incoming.header("authorization")
                            .filter(value -> value.length() > BEARER.length())
                            .filter(value ->
                                    value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                            .flatMap(value ->
                                    tokens.verify(
                                            value.substring(BEARER.length()).strip(),
                                            clock.instant(),
                                            keys));
        };
    }

    private static APIGatewayV2HTTPResponse response(Answer answer, Incoming incoming) {
        var headers = new HashMap<>(ON_EVERY_ANSWER);
        headers.putAll(answer.headers());
        headers.put("X-Request-Id", incoming.requestId());
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(headers)
                .withBody(incoming.isHead() ? "" : answer.body())
                .build();
    }
}
