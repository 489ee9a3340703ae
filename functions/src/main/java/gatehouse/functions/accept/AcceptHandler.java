package gatehouse.functions.accept;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of links: open, accept.
public final class AcceptHandler extends HttpHandler {

    /// In Lambda.
    public AcceptHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public AcceptHandler(Platform platform) {
        super(on -> DaggerAcceptComponent.factory().on(on).edge(), platform);
    }
}
