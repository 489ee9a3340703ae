package gatehouse.functions.approve;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of those who decide about registrations: list, show, approve, disapprove.
public final class ApproveHandler extends HttpHandler {

    /// In Lambda.
    public ApproveHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ApproveHandler(Platform platform) {
        super(on -> DaggerApproveComponent.factory().on(on).edge(), platform);
    }
}
