package gatehouse.functions.pages;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// What people and machines read without signing in: pages, problem types, keys, health. Everything
/// that has no route lands here too, and is not found.
public final class PagesHandler extends HttpHandler {

    /// In Lambda.
    public PagesHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public PagesHandler(Platform platform) {
        super(on -> DaggerPagesComponent.factory().on(on).edge(), platform);
    }
}
