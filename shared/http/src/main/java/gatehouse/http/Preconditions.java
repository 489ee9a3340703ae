package gatehouse.http;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.util.OptionalLong;

/// `If-Match` of commands that change what somebody has read (F6; RFC 9110, section 13.1.1).
public final class Preconditions {
    private static final String IF_MATCH = "if-match";

    private Preconditions() {}

    /// Goes on with the version if it is the one that the caller means. Without a word of the
    /// caller 428 (RFC 6585, section 3), with an older version 412.
    public static Outcome<Long> isMeant(Request request, long version) {
        return request.header(IF_MATCH)
                .<Outcome<Long>>map(tags ->
                        ETags.matches(tags, version)
                                ? Outcome.done(version)
                                : Outcome.refused(new Refusal.Stale()))
                .orElseGet(() -> Outcome.refused(new Refusal.VersionMissing()));
    }

    /// The same where the caller need not say anything: of what is switched on or off, every
    /// request says all that there is to it.
    public static Outcome<Long> isMeantIfSaid(Request request, long version) {
        return hold(request, OptionalLong.of(version))
                ? Outcome.done(version)
                : Outcome.refused(new Refusal.Stale());
    }

    /// Whether a command may go on for which the caller need not say a version: nothing is said, or
    /// what is said holds.
    ///
    /// @param version empty where the thing has none, which only `*` means
    public static boolean hold(Request request, OptionalLong version) {
        return request.header(IF_MATCH)
                .map(tags ->
                        ETags.isAny(tags)
                                || (version.isPresent()
                                        && ETags.matches(tags, version.getAsLong())))
                .orElse(true);
    }
}
