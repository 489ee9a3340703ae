package gatehouse.functions.register;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The public routes of registrations: register, confirm.
public final class RegisterHandler extends HttpHandler {

    /// In Lambda.
    public RegisterHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RegisterHandler(Platform platform) {
        super(on -> DaggerRegisterComponent.factory().on(on).edge(), platform);
    }
}
