package gatehouse.functions.invite;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gatehouse.aws.Platform;
import gatehouse.http.Edge;

/// The routes of invitations: offer, list, show, resend.
public final class InviteHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Edge edge;

    /// In Lambda.
    public InviteHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public InviteHandler(Platform platform) {
        edge = DaggerInviteComponent.factory().on(platform).edge();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        return edge.answer(request);
    }
}
