package gatehouse.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.aws.Platform;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import java.util.Collection;
import java.util.function.Function;

/// A function that answers HTTP: its edge does.
public abstract class HttpHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Edge edge;
    private final Logbook logbook;
    private final Rehearsal rehearsal;

    /// @param edge puts the function's edge together; asked again for the rehearsal
    protected HttpHandler(Function<Platform, Edge> edge, Platform platform) {
        this.edge = edge.apply(platform);
        this.logbook = new Logbook(getClass(), platform);
        this.rehearsal = Rehearsal.before(edge, platform);
    }

    /// What is played before a SnapStart image is taken.
    public final Rehearsal rehearsal() {
        return rehearsal;
    }

    /// The routes that it answers.
    public final Collection<Endpoint> endpoints() {
        return edge.endpoints();
    }

    @Override
    public final APIGatewayV2HTTPResponse handleRequest(
            APIGatewayV2HTTPEvent request, Context context) {
        return logbook.run(request.getRequestContext().getRequestId(), run -> answer(request, run));
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent request, Run run) {
        var told = edge.answer(request);
        var response = told.response();
        run.answered(told.route(), response.getStatusCode(), told.problem());
        told.fault().ifPresent(fault -> run.trouble(fault, ""));
        return response;
    }
}
