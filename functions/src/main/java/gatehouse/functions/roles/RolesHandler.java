package gatehouse.functions.roles;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of roles: list, show, create, change, delete.
public final class RolesHandler extends HttpHandler {

    /// In Lambda.
    public RolesHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RolesHandler(Platform platform) {
        super(on -> DaggerRolesComponent.factory().on(on).edge(), platform);
    }
}
