package gatehouse.domain.request;

import gatehouse.domain.Author;
import gatehouse.domain.Line;
import java.time.Instant;
import java.util.Optional;

/// What one side says to the other about a change request (E5).
///
/// @param id of the comment within its request: when it was written, and nothing else at that
///   millisecond
/// @param at when, in whole milliseconds
/// @param by who
/// @param side for whom
/// @param text 1 to 5,000 characters, as it was written
public record Comment(String id, Instant at, Author by, Side side, String text) {
    /// What a comment must be, as people are told.
    public static final String RULE =
            "must be 1 to 5,000 characters after trimming, of which one shows, and no control"
                    + " characters but line breaks and tabs, nor signs that turn the direction of"
                    + " writing";

    private static final int LONGEST = 5_000;

    /// For whom somebody speaks.
    public enum Side {
        CUSTOMER,
        VENDOR
    }

    /// Returns the text of a comment, trimmed, or empty if it is none.
    public static Optional<String> parse(String written) {
        return Line.several(written, 1, LONGEST);
    }
}
