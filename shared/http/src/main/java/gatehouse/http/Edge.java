package gatehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.domain.Caller;
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
    private final Origins origins;
    private final Clock clock;

    public Edge(
            Collection<Endpoint> endpoints,
            AccessTokens tokens,
            VerificationKeys keys,
            Origins origins,
            Clock clock) {
        this.endpoints =
                endpoints.stream().collect(Collectors.toMap(Endpoint::route, Function.identity()));
        this.tokens = tokens;
        this.keys = keys;
        this.origins = origins;
        this.clock = clock;
    }

    /// The routes that it knows.
    public Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    /// The answer to a request, with what the log tells of it.
    ///
    /// @param route the key of the route, as it is declared; `none` where there is no such route
    /// @param problem the last part of the problem's type; empty where the answer is none
    /// @param fault what broke, if something did
    public record Told(
            APIGatewayV2HTTPResponse response,
            String route,
            String problem,
            Optional<RuntimeException> fault) {}

    /// Answers one request. Nothing escapes it: what should never happen is told, and answered 500
    /// without detail.
    public Told answer(APIGatewayV2HTTPEvent event) {
        var incoming = new Incoming(event);
        var endpoint = Optional.ofNullable(endpoints.get(incoming.route()));
        var route = endpoint.map(Endpoint::route).orElse("none");
        var manner = endpoint.map(Endpoint::manner).orElse(Manner.OWN);
        Said said;
        Optional<RuntimeException> broken = Optional.empty();
        try {
            said = endpoint.map(known -> ask(known, incoming)).orElseGet(() -> elsewhere(incoming));
        } catch (Unreachable passing) {
            said = Said.of(new Refusal.Unavailable());
            broken = Optional.of(passing);
        } catch (RuntimeException fault) {
            said = Said.of(Problem.plain(500, "internal", "Something went wrong here", ""));
            broken = Optional.of(fault);
        }
        return new Told(response(said.answer(), incoming, manner), route, said.problem(), broken);
    }

    /// An answer, and the type of the problem that it tells, if it does.
    private record Said(Answer answer, String problem) {
        static Said of(Refusal why) {
            return of(Problem.of(why));
        }

        static Said of(Problem problem) {
            return new Said(problem.answer(), problem.type());
        }
    }

    /// API Gateway answers preflights by itself only where no route takes them, and its `$default`
    /// route takes them all. It adds the headers of CORS; what it needs from here is a good status.
    private Said elsewhere(Incoming incoming) {
        return origins.isPreflight(incoming.method(), incoming.headers())
                ? new Said(Answer.done(), "")
                : Said.of(new Refusal.Hidden());
    }

    private Said ask(Endpoint endpoint, Incoming incoming) {
        var caller = caller(endpoint, incoming);
        if (caller.isEmpty() && needsCaller(endpoint, incoming)) {
            return Said.of(new Refusal.NotSignedIn());
        }
        return incoming.body(endpoint.body())
                .fold(
                        body -> run(endpoint, incoming.request(caller, body)),
                        unread -> Said.of(endpoint.manner().of(unread)));
    }

    private static Said run(Endpoint endpoint, Request request) {
        var verb = endpoint.verb();
        return verb.run(request)
                .fold(
                        answer -> new Said(answer, ""),
                        why -> {
                            var problem = endpoint.manner().of(Problem.of(why));
                            return new Said(verb.refused(problem, request), problem.type());
                        });
    }

    /// Who means to be somebody is not let in as nobody.
    private boolean needsCaller(Endpoint endpoint, Incoming incoming) {
        return switch (endpoint.entry()) {
            case PUBLIC -> false;
            case SIGNED_IN -> true;
            case EITHER ->
                    incoming.header("authorization").isPresent() || token(incoming).isPresent();
        };
    }

    private Optional<Caller> caller(Endpoint endpoint, Incoming incoming) {
        return switch (endpoint.entry()) {
            case PUBLIC -> Optional.empty();
            case SIGNED_IN, EITHER ->
                    token(incoming).flatMap(token -> tokens.verify(token, clock.instant(), keys));
        };
    }

    /// The header's token; where there is no such header at all, the cookie's, if it counts.
    private Optional<String> token(Incoming incoming) {
        var header = incoming.header("authorization");
        return header.isPresent()
                ? header.filter(value -> value.length() > BEARER.length())
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length()).strip())
                : incoming.cookie(SessionCookies.ACCESS)
                        .filter(_ -> origins.trust(incoming.method(), incoming.headers()));
    }

    private static APIGatewayV2HTTPResponse response(
            Answer answer, Incoming incoming, Manner manner) {
        var headers = new HashMap<>(ON_EVERY_ANSWER);
        headers.putAll(answer.headers());
        headers.put("X-Request-Id", manner.requestId(incoming));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(headers)
                .withCookies(answer.cookies())
                .withBody(incoming.isHead() ? "" : answer.body())
                .withIsBase64Encoded(answer.bytes() && !incoming.isHead())
                .build();
    }
}
