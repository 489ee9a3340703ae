package gatehouse.functions.tenants;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of tenants and of their customers: create, list, show, change, release, summary.
public final class TenantsHandler extends HttpHandler {

    /// In Lambda.
    public TenantsHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public TenantsHandler(Platform platform) {
        super(on -> DaggerTenantsComponent.factory().on(on).edge(), platform);
    }
}
