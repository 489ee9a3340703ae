package gatehouse.functions.signin;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of sessions: sign in, refresh, sign out.
public final class SigninHandler extends HttpHandler {

    /// In Lambda.
    public SigninHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public SigninHandler(Platform platform) {
        super(on -> DaggerSigninComponent.factory().on(on).edge(), platform);
    }
}
