package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;

/// For how many days things live that end by themselves.
///
/// @param invitation an invitation's link: 1-30 (A11)
/// @param reminder before its end access is announced to end: 0-30, 0 for never (A10)
/// @param registration one that nobody decides: 1-90 (D6)
/// @param requestReminder until the vendor is reminded of an open change request: 0-90, 0 for never
/// @param requestClose until an open change request is closed by itself: 0-365, 0 for never
public record Days(
        int invitation, int reminder, int registration, int requestReminder, int requestClose) {
    /// What holds where a tenant has set nothing.
    public static final Days STANDARD = new Days(7, 3, 30, 3, 30);

    /// See [#invitation()].
    public Duration invitations() {
        return Duration.ofDays(invitation);
    }

    /// See [#reminder()].
    public Duration reminders() {
        return Duration.ofDays(reminder);
    }

    /// See [#registration()].
    public Duration registrations() {
        return Duration.ofDays(registration);
    }

    /// When the vendor is reminded of a change request; [Instant#MAX] for never.
    public Instant requestRemindedAt(Instant createdAt) {
        return after(createdAt, requestReminder);
    }

    /// When a change request is closed that nobody decided; [Instant#MAX] for never.
    public Instant requestClosedAt(Instant createdAt) {
        return after(createdAt, requestClose);
    }

    private static Instant after(Instant start, int days) {
        return days == 0 ? Instant.MAX : start.plus(Duration.ofDays(days));
    }
}
