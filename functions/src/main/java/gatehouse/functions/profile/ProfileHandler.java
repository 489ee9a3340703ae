package gatehouse.functions.profile;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of the caller's own account and profile.
public final class ProfileHandler extends HttpHandler {

    /// In Lambda.
    public ProfileHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ProfileHandler(Platform platform) {
        super(on -> DaggerProfileComponent.factory().on(on).edge(), platform);
    }
}
