package gatehouse.functions.requestchange;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of contacts and change requests, for both sides.
public final class RequestchangeHandler extends HttpHandler {

    /// In Lambda.
    public RequestchangeHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RequestchangeHandler(Platform platform) {
        super(on -> DaggerRequestchangeComponent.factory().on(on).edge(), platform);
    }
}
