package gatehouse.functions.invite;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of invitations, of the vendor's people and of customers': offer, list, show, resend.
public final class InviteHandler extends HttpHandler {

    /// In Lambda.
    public InviteHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public InviteHandler(Platform platform) {
        super(on -> DaggerInviteComponent.factory().on(on).edge(), platform);
    }
}
