package gatehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the gateway asks of an edge that has one route, and what it is answered.
final class AtTheEdge {
    static final String BASE = "https://gatehouse.example";

    /// What the gateway calls each of its requests.
    static final String REQUEST_ID = "of-the-gateway";

    private AtTheEdge() {}

    /// A request with nothing in it.
    static APIGatewayV2HTTPEventBuilder request(String method) {
        var http = RequestContext.Http.builder().withMethod(method).withSourceIp("::1").build();
        return APIGatewayV2HTTPEvent.builder()
                .withRequestContext(
                        RequestContext.builder().withRequestId(REQUEST_ID).withHttp(http).build());
    }

    /// What is answered where no token is good.
    static APIGatewayV2HTTPResponse asked(Endpoint route, APIGatewayV2HTTPEventBuilder request) {
        return asked(route, request, _ -> Optional.empty(), Clock.systemUTC());
    }

    static APIGatewayV2HTTPResponse asked(
            Endpoint route,
            APIGatewayV2HTTPEventBuilder request,
            VerificationKeys keys,
            Clock clock) {
        return new Edge(List.of(route), new AccessTokens(BASE), keys, new Origins(Set.of()), clock)
                .answer(request.withRouteKey(route.route()).build())
                .response();
    }
}
