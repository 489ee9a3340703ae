package gatehouse.local.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that happens in a history. Invitations are called by the number of the step that made
/// them, so that a history stays readable when other steps are cut out of it; a step whose
/// invitation is not there is passed over.
///
/// People are `staff-n` of the vendor, `manager-n` of tenant n, `second` (a second manager of
/// tenant 0) and `root` (the vendor's system admin).
sealed interface Step {
    /// Offers access to somebody.
    ///
    /// @param start after now; null for none given
    /// @param end after now; null for none given
    record Invite(
            int number,
            String by,
            int tenant,
            String whom,
            @Nullable Duration start,
            @Nullable Duration end)
            implements Step {}

    /// Reads what a link offers.
    ///
    /// @param link of those sent for the invitation, from 1
    record Open(int number, int link) implements Step {}

    record Accept(int number, int link, String who) implements Step {}

    record Resend(int number, String by) implements Step {}

    record RevokeInvitation(int number, String by) implements Step {}

    record RevokeGrant(int number, String by) implements Step {}

    /// Moves a grant's end.
    ///
    /// @param end after `from`
    record Move(int number, String by, From from, Duration end, Version version) implements Step {}

    /// Bars a person everywhere.
    record Disable(String who) implements Step {}

    /// Bars a guest in one tenant.
    record DisableGuest(String who, int tenant) implements Step {}

    record Wait(Duration time) implements Step {}

    /// Lets time go on until something falls due, or a moment before or after.
    record WaitFor(int number, Edge edge, Duration shift) implements Step {}

    /// What a moved end is told from.
    enum From {
        NOW,
        START
    }

    /// What is sent as `If-Match`.
    enum Version {
        CURRENT,
        ANY,
        STALE,
        NONE
    }

    /// What happens by itself.
    enum Edge {
        LINK_ENDS,
        STARTS,
        REMINDS,
        ENDS
    }
}
