package gatehouse.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import gatehouse.local.functions.Function;
import gatehouse.local.functions.Functions;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

/// API Gateway: takes a request to the function of its route, and the answer back.
public final class Gateway {
    /// API Gateway's limit, in bytes.
    private static final int LARGEST = 10 * 1024 * 1024;

    private final Routes routes;
    private final Cors cors;
    private final Functions functions;
    private final Clock clock;

    public Gateway(Routes routes, Cors cors, Functions functions, Clock clock) {
        this.routes = routes;
        this.cors = cors;
        this.functions = functions;
        this.clock = clock;
    }

    public Reply answer(HttpExchange exchange, Target target) throws IOException {
        var asked = asked(exchange);
        return cors.on(asked, answer(exchange, target, asked));
    }

    private static Cors.Asked asked(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var origin = headers.getFirst("Origin");
        return new Cors.Asked(
                origin == null ? "" : origin,
                exchange.getRequestMethod().equals("OPTIONS")
                        && headers.containsKey("Access-Control-Request-Method"));
    }

    private Reply answer(HttpExchange exchange, Target target, Cors.Asked asked)
            throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Reply.message(413, "Request Entity Too Large");
        }
        var match = routes.find(exchange.getRequestMethod(), target.path());
        if (match.isEmpty()) {
            return cors.preflight(asked).orElseGet(() -> Reply.message(404, "Not Found"));
        }
        var requestId = UUID.randomUUID().toString();
        var event =
                new RequestEvent(exchange, target, match.get(), body)
                        .json(requestId, clock.instant());
        return reply(functions.named(match.get().route().function()), event);
    }

    private static Reply reply(Function function, JsonNode event) {
        try {
            var answer = function.invoke(event);
            return answer.path("statusCode").isInt() ? Reply.of(answer) : fault();
        } catch (Function.Failed crash) {
            crash.printStackTrace();
            return fault();
        }
    }

    private static Reply fault() {
        return Reply.message(500, "Internal Server Error");
    }
}
