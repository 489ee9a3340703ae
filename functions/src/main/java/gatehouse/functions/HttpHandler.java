package gatehouse.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import java.util.Collection;

/// A function that answers HTTP: its edge does.
public abstract class HttpHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Edge edge;

    protected HttpHandler(Edge edge) {
        this.edge = edge;
    }

    /// The routes that it answers.
    public final Collection<Endpoint> endpoints() {
        return edge.endpoints();
    }

    @Override
    public final APIGatewayV2HTTPResponse handleRequest(
            APIGatewayV2HTTPEvent request, Context context) {
        return edge.answer(request);
    }
}
