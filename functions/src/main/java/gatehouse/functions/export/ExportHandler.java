package gatehouse.functions.export;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes that export a tenant's people.
public final class ExportHandler extends HttpHandler {

    /// In Lambda.
    public ExportHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ExportHandler(Platform platform) {
        super(on -> DaggerExportComponent.factory().on(on).edge(), platform);
    }
}
