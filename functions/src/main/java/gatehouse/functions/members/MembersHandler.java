package gatehouse.functions.members;

import gatehouse.aws.Platform;
import gatehouse.functions.CommonPasswords;
import gatehouse.functions.HttpHandler;

/// The routes of a tenant's people.
public final class MembersHandler extends HttpHandler {

    /// In Lambda.
    public MembersHandler() {
        this(Platform.lambda());
        // so that the image holds the lists, and nobody who chooses a password waits for them
        CommonPasswords.load();
    }

    /// Anywhere else.
    public MembersHandler(Platform platform) {
        super(on -> DaggerMembersComponent.factory().on(on).edge(), platform);
    }
}
