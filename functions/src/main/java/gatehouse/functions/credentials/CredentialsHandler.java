package gatehouse.functions.credentials;

import gatehouse.aws.Platform;
import gatehouse.functions.CommonPasswords;
import gatehouse.functions.HttpHandler;

/// The routes of what a person signs in with, by links in mails too, and of where the person is
/// signed in.
public final class CredentialsHandler extends HttpHandler {

    /// In Lambda.
    public CredentialsHandler() {
        this(Platform.lambda());
        // so that the image holds the lists, and nobody who chooses a password waits for them
        CommonPasswords.load();
    }

    /// Anywhere else.
    public CredentialsHandler(Platform platform) {
        super(on -> DaggerCredentialsComponent.factory().on(on).edge(), platform);
    }
}
