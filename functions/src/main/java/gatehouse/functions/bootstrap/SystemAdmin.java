package gatehouse.functions.bootstrap;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Window;
import java.time.Duration;

/// What makes somebody a system admin of the vendor's.
final class SystemAdmin {
    private SystemAdmin() {}

    /// The role, for ever, from the change that gives it.
    static Grant grant(GrantId id, Change change) {
        return Grant.given(
                id,
                BuiltInRole.SYSTEM_ADMIN,
                Window.from(change.at()),
                change.reason(),
                "bootstrap",
                change.actor(),
                Duration.ZERO,
                change.at());
    }
}
