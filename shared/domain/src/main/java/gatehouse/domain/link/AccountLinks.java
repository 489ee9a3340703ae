package gatehouse.domain.link;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.time.Duration;
import java.time.Instant;

/// What an account knows of the links that its person was sent to set a password: only the newest
/// works, whichever kind it is, and only once (B4, F5).
///
/// @param generation of the newest: when it was asked for or the last one used, in epoch
///   milliseconds; 0 if there never was one
/// @param hasPassword whether the account was ever activated
public record AccountLinks(long generation, boolean hasPassword) {
    /// For how long the link of a reset works.
    public static final Duration RESET = Duration.ofHours(24);

    /// What a link is for now: the first password, or another one.
    public Purpose purpose() {
        return hasPassword ? Purpose.RESET : Purpose.ACTIVATE;
    }

    /// Uses a link of the account's.
    ///
    /// @param token of the account
    /// @param purpose what it was made for
    /// @return the generation after it, with which it and all that were asked for by then are void
    public Outcome<Long> use(LinkToken token, Purpose purpose, Instant now) {
        if (token.generation() != generation || purpose != purpose()) {
            return Outcome.refused(new Refusal.Gone(Instant.ofEpochMilli(generation)));
        }
        return now.isBefore(token.expiresAt())
                ? Outcome.done(Math.max(now.toEpochMilli(), generation + 1))
                : Outcome.refused(new Refusal.Gone(token.expiresAt()));
    }
}
