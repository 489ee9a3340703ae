package gatehouse.functions.mailer;

import gatehouse.domain.Notification;
import java.util.Optional;

/// Which mails are notifications, that a person and the administrators can switch off, and of which
/// kind (C9). All others always go out: those about security, and those that somebody waits for.
/// The reasons stand in the design, under *Notifications*.
final class Kinds {
    private Kinds() {}

    /// Returns the kind of notification that a mail is, or empty if nobody can switch it off.
    static Optional<Notification> of(Notice notice) {
        return switch (notice) {
            case Notice.OfAccount _,
                    Notice.OfRegistration _,
                    Notice.Invited _,
                    Notice.CustomerInvited _,
                    Notice.OfferRevoked _,
                    Notice.AccessRevoked _ ->
                    Optional.empty();
            case Notice.Accepted _,
                    Notice.Ending _,
                    Notice.EndingOfAnother _,
                    Notice.Ended _,
                    Notice.EndedOfAnother _,
                    Notice.GoesOn _,
                    Notice.Exported _ ->
                    Optional.of(Notification.ACCOUNT);
            case Notice.OfTicket _ -> Optional.of(Notification.TICKETS);
        };
    }
}
