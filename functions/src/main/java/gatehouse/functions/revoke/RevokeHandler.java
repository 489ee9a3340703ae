package gatehouse.functions.revoke;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes that take access back: revoke an invitation; list, move and end grants.
public final class RevokeHandler extends HttpHandler {

    /// In Lambda.
    public RevokeHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RevokeHandler(Platform platform) {
        super(on -> DaggerRevokeComponent.factory().on(on).edge(), platform);
    }
}
