package gatehouse.http;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;

/// `If-Match` of commands that change what somebody has read (F6; RFC 9110, section 13.1.1).
public final class Preconditions {
    private Preconditions() {}

    /// The same where the caller need not say anything: of what is switched on or off, every
    /// request says all that there is to it.
    public static Outcome<Long> isMeantIfSaid(Request request, long version) {
        return request.header("if-match").isPresent()
                ? isMeant(request, version)
                : Outcome.done(version);
    }

    /// Goes on with the version if it is the one that the caller means. Without a word of the
    /// caller 428 (RFC 6585, section 3), with an older version 412.
    public static Outcome<Long> isMeant(Request request, long version) {
        return request.header("if-match")
                .<Outcome<Long>>map(tags ->
                        ETags.matches(tags, version)
                                ? Outcome.done(version)
                                : Outcome.refused(new Refusal.Stale()))
                .orElseGet(() -> Outcome.refused(new Refusal.VersionMissing()));
    }
}
