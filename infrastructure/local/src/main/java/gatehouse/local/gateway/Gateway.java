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
    private final Functions functions;
    private final Clock clock;

    public Gateway(Routes routes, Functions functions, Clock clock) {
        this.routes = routes;
        this.functions = functions;
        this.clock = clock;
    }

    public Reply answer(HttpExchange exchange, Target target) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Reply.message(413, "Request Entity Too Large");
        }
        var match = routes.find(exchange.getRequestMethod(), target.path());
        if (match.isEmpty()) {
            return Reply.message(404, "Not Found");
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
