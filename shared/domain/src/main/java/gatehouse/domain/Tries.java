package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;

/// Tries at somebody's password or code. Each is counted before it is judged, and forgiven when it
/// was right; so what is counted are failures, and the ones that are being judged right now. Five
/// are free; then each has to wait for twice as long as the one before, an hour at most; after a
/// day of peace all are forgotten (F1; OWASP ASVS 5.0, 6.3.1).
///
/// @param count how many
/// @param last when the last one was; [Instant#EPOCH] if there was none
public record Tries(int count, Instant last) {
    /// Nobody has tried.
    public static final Tries NONE = new Tries(0, Instant.EPOCH);

    /// How many need not wait.
    public static final int FREE = 5;

    /// After how long all are forgotten.
    public static final Duration MEMORY = Duration.ofHours(24);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    /// For how long the next one has to wait; zero if it may come now.
    public Duration waitAt(Instant now) {
        if (count < FREE || isForgottenAt(now)) {
            return Duration.ZERO;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, DOUBLINGS));
        var open = last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return now.isBefore(open) ? Duration.between(now, open) : Duration.ZERO;
    }

    /// With one more.
    public Tries next(Instant now) {
        return new Tries(isForgottenAt(now) ? 1 : count + 1, now);
    }

    /// Whether the last one is so long ago that it counts no more.
    public boolean isForgottenAt(Instant now) {
        return !now.isBefore(last.plus(MEMORY));
    }

    /// Whether this is the last free one: if it fails, the next has to wait.
    public boolean isLastFree() {
        return count == FREE;
    }
}
