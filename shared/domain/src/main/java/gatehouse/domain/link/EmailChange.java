package gatehouse.domain.link;

import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.time.Duration;
import java.time.Instant;

/// A mail address that somebody wants to have. It takes effect from the link that was sent to it:
/// whoever opens that has the mailbox (D3).
///
/// @param to the new address
/// @param generation of its link: when it was asked for, in epoch milliseconds
public record EmailChange(Email to, long generation) {
    /// For how long the link works.
    public static final Duration LIFE = Duration.ofHours(24);

    /// The first instant at which the link no longer works.
    public Instant expiresAt() {
        return Instant.ofEpochMilli(generation).plus(LIFE);
    }

    /// Uses a link.
    ///
    /// @return the address that it confirms; an older link, or one past its end, is gone
    public Outcome<Email> use(LinkToken token, Instant now) {
        if (token.generation() != generation) {
            return Outcome.refused(new Refusal.Gone(Instant.ofEpochMilli(generation)));
        }
        return now.isBefore(expiresAt())
                ? Outcome.done(to)
                : Outcome.refused(new Refusal.Gone(expiresAt()));
    }
}
