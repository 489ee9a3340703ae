package gatehouse.functions.audit;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of the audit log: read, export, verify.
public final class AuditHandler extends HttpHandler {

    /// In Lambda.
    public AuditHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public AuditHandler(Platform platform) {
        super(on -> DaggerAuditComponent.factory().on(on).edge(), platform);
    }
}
