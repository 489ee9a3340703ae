package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Reason;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.domain.Window;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes the grants that an administrator gives.
final class Granting {
    private static final String SOURCE = "administrator";

    private final RandomGenerator random;

    @Inject
    Granting(RandomGenerator random) {
        this.random = random;
    }

    /// A role from now on, without an end.
    ///
    /// @param role one of the tenant's
    Grant endless(RoleId role, Admitted in) {
        return grant(
                in.tenant().roles().find(role).orElseThrow(),
                Window.from(in.now()),
                Optional.empty(),
                in);
    }

    /// A role within a window.
    Grant grant(Role role, Window window, Optional<Reason> reason, Admitted in) {
        return Grant.given(
                GrantId.next(random),
                role,
                window,
                reason.map(Reason::text).orElse(""),
                SOURCE,
                in.account().author(),
                in.tenant().settings().reminder(),
                in.now());
    }
}
