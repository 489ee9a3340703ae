package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;

/// One sign-in, kept alive by its refresh tokens. Token n is computed, not stored: a session keeps
/// only the number of the newest and when it was given.
///
/// @param id its id
/// @param startedAt when the person signed in
/// @param number of the newest refresh token, from 1
/// @param refreshedAt when that one was given
/// @param source the network address from which the person signed in; empty if it is not known
/// @param byRecoveryCode whether a recovery code let the person in
/// @param byProvider whether the tenant's identity provider let the person in: then a second factor
///   is that one's matter. A session of which nothing is known was not
/// @param mustChange whether the person came with a temporary password and has not set another yet:
///   until then the session is good for nothing else (D4)
public record Session(
        SessionId id,
        Instant startedAt,
        int number,
        Instant refreshedAt,
        String source,
        boolean byRecoveryCode,
        boolean byProvider,
        boolean mustChange) {
    /// How long the token before the newest is answered with the newest: two tabs, a lost answer.
    public static final Duration GRACE = Duration.ofSeconds(10);

    /// How long a session lives that nobody refreshes.
    public static final Duration IDLE = Duration.ofDays(30);

    /// How long a session lives, however often it is refreshed (OWASP ASVS 5.0, 7.3.2).
    public static final Duration LONGEST = Duration.ofDays(90);

    /// For how long after a sign-in what could take the account over may be asked for (OWASP ASVS
    /// 5.0, 7.5.1). Refreshing does not prolong it.
    public static final Duration FRESH = Duration.ofMinutes(15);

    /// How many an account can have; the one refreshed longest ago gives way.
    public static final int MOST = 20;

    /// A new one.
    public static Session started(SessionId id, Instant now, String source) {
        return new Session(id, now, 1, now, source, false, false, false);
    }

    /// The same, started with a recovery code.
    public Session withRecoveryCode() {
        return new Session(
                id, startedAt, number, refreshedAt, source, true, byProvider, mustChange);
    }

    /// The same, started by the word of an identity provider.
    public Session withProvider() {
        return new Session(
                id, startedAt, number, refreshedAt, source, byRecoveryCode, true, mustChange);
    }

    /// The same, started with a temporary password.
    public Session withTemporaryPassword() {
        return mustChange(true);
    }

    /// The same, once the person has set another password.
    public Session withOwnPassword() {
        return mustChange(false);
    }

    private Session mustChange(boolean still) {
        return new Session(
                id, startedAt, number, refreshedAt, source, byRecoveryCode, byProvider, still);
    }

    /// Since when it is over, unless it is refreshed: it was idle too long, or it is too old.
    public Instant endsAt() {
        var idle = refreshedAt.plus(IDLE);
        var old = startedAt.plus(LONGEST);
        return idle.isBefore(old) ? idle : old;
    }

    /// Whether it is over.
    public boolean isOverAt(Instant now) {
        return !now.isBefore(endsAt());
    }

    /// Whether the person signed in just now.
    public boolean isFreshAt(Instant now) {
        return now.isBefore(startedAt.plus(FRESH));
    }

    /// What presenting refresh token n comes to.
    public sealed interface Turn {
        /// The next token is given.
        record Next(Session next) implements Turn {}

        /// The newest token is given once more.
        record Again(Session same) implements Turn {}

        /// An old token came back: somebody else holds one. The session must end.
        record Reused() implements Turn {}

        /// No such token was ever given, or the session is over.
        record Over() implements Turn {}
    }

    /// Decides about refresh token n.
    public Turn refresh(int presented, Instant now) {
        if (isOverAt(now) || presented > number || presented < 1) {
            return new Turn.Over();
        }
        if (presented == number) {
            return new Turn.Next(
                    new Session(
                            id,
                            startedAt,
                            number + 1,
                            now,
                            source,
                            byRecoveryCode,
                            byProvider,
                            mustChange));
        }
        boolean inGrace = presented == number - 1 && now.isBefore(refreshedAt.plus(GRACE));
        return inGrace ? new Turn.Again(this) : new Turn.Reused();
    }
}
