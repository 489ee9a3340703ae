package gatehouse.functions.groups;

import gatehouse.aws.Platform;
import gatehouse.functions.HttpHandler;

/// The routes of groups: list, show, create, change, delete.
public final class GroupsHandler extends HttpHandler {

    /// In Lambda.
    public GroupsHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public GroupsHandler(Platform platform) {
        super(on -> DaggerGroupsComponent.factory().on(on).edge(), platform);
    }
}
