package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;

/// A password that somebody else has set for a person, who has to set another one with the first
/// sign-in (D4, D6).
///
/// @param until the first instant at which nobody gets in with it any more
/// @param spent whether somebody has signed in with it: it is good once
public record TemporaryPassword(Instant until, boolean spent) {
    /// For how long one works that nobody uses (OWASP ASVS 5.0, 6.4.1).
    public static final Duration LIFE = Duration.ofDays(7);

    /// Whether somebody can sign in with it.
    public boolean isGoodAt(Instant now) {
        return !spent && now.isBefore(until);
    }
}
