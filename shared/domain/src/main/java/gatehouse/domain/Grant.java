package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;

/// One role for one member in one tenant, within a window: the only thing that gives access.
///
/// @param id unique within the member
/// @param role what it gives; what that allows, the tenant says
/// @param window when it gives it
/// @param reason why, in the author's words; empty where it came with the tenant itself
/// @param source the way it came by, such as `invitation/<id>` or `bootstrap`
/// @param grantedBy the author
/// @param remindAt when the end is to be announced; [Instant#MAX] for never (A10)
/// @param told what the world has been told of it so far
public record Grant(
        GrantId id,
        RoleId role,
        Window window,
        String reason,
        String source,
        Author grantedBy,
        Instant remindAt,
        Told told) {

    /// How much of a grant's life has been announced by an event. Access never depends on it: it
    /// lags behind the window until the sweep has run.
    public enum Told {
        /// That it is there; it has not begun.
        GRANTED,
        /// That it has begun.
        STARTED,
        /// That it ends soon.
        REMINDED,
        /// That it is over.
        ENDED
    }

    /// What a grant is at an instant.
    public enum State {
        SCHEDULED,
        ACTIVE,
        ENDED
    }

    /// A new grant.
    ///
    /// @param reminder how long before its end the end is announced (A10); zero or less for never
    /// @param now when it is given
    public static Grant given(
            GrantId id,
            Role role,
            Window window,
            String reason,
            String source,
            Author grantedBy,
            Duration reminder,
            Instant now) {
        var told = now.isBefore(window.start()) ? Told.GRANTED : Told.STARTED;
        var remindAt = remindAt(window, reminder);
        return new Grant(
                id,
                role.id(),
                window,
                reason,
                source,
                grantedBy,
                remindAt.isAfter(now) ? remindAt : Instant.MAX,
                told);
    }

    /// What it is at that instant, whatever has been told of it.
    public State stateAt(Instant now) {
        if (window.isOverAt(now)) {
            return State.ENDED;
        }
        return window.contains(now) ? State.ACTIVE : State.SCHEDULED;
    }

    /// The next instant at which something is to be told; [Instant#MAX] for never.
    public Instant due() {
        return switch (told) {
            case GRANTED -> window.start();
            case STARTED -> remindAt.isBefore(window.end()) ? remindAt : window.end();
            case REMINDED -> window.end();
            case ENDED -> Instant.MAX;
        };
    }

    /// What is told next, if that is due. A reminder that nobody gave in time is left out: it would
    /// speak of an end that has been.
    Told toldNext(Instant now) {
        return switch (told) {
            case GRANTED -> now.isBefore(window.start()) ? told : Told.STARTED;
            case STARTED ->
                    window.isOverAt(now)
                            ? Told.ENDED
                            : now.isBefore(remindAt) ? told : Told.REMINDED;
            case REMINDED -> window.isOverAt(now) ? Told.ENDED : told;
            case ENDED -> told;
        };
    }

    /// When that which is told next happened, if it is due. A sweep that comes late tells what was
    /// first, first.
    Instant happenedAt(Told next) {
        return switch (next) {
            case GRANTED, STARTED -> window.start();
            case REMINDED -> remindAt;
            case ENDED -> window.end();
        };
    }

    Grant told(Told more) {
        return new Grant(id, role, window, reason, source, grantedBy, remindAt, more);
    }

    /// The same with another end. A reminder already given is given again if the end moved far
    /// enough away for it; one that was due and not yet given is still owed. An end moved so near
    /// that its reminder should have been given before is not announced.
    Grant until(Instant end, Duration reminder, Instant now) {
        var moved = window.until(end);
        var at = remindAt(moved, reminder);
        boolean ahead = at.isAfter(now) && !at.equals(Instant.MAX);
        boolean owed = told != Told.REMINDED && !remindAt.isAfter(now);
        return new Grant(
                id,
                role,
                moved,
                reason,
                source,
                grantedBy,
                ahead || owed ? at : Instant.MAX,
                told == Told.REMINDED && ahead ? Told.STARTED : told);
    }

    Grant revokedAt(Instant now) {
        return new Grant(
                id, role, window.cutAt(now), reason, source, grantedBy, Instant.MAX, Told.ENDED);
    }

    private static Instant remindAt(Window window, Duration reminder) {
        boolean never =
                window.isEndless()
                        || !reminder.isPositive()
                        || Duration.between(window.start(), window.end()).compareTo(reminder) < 0;
        return never ? Instant.MAX : window.end().minus(reminder);
    }
}
