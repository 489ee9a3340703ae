package gatehouse.functions.access;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes that say who may do what, and why.
public final class AccessHandler extends HttpHandler {

    /// In Lambda.
    public AccessHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public AccessHandler(Platform platform) {
        super(on -> DaggerAccessComponent.factory().on(on).edge(), platform);
    }
}
