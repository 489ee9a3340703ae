package gatehouse.http;

import java.util.Optional;

/// How much of a list is asked for, and from where on.
///
/// @param limit 1-100; 50 where nothing is said
/// @param from where the page before ended; empty for the first page
public record Paging(int limit, Optional<String> from) {
    private static final int STANDARD = 50;

    /// Reads `limit` and `cursor`; faults go to the form.
    public static Paging of(Form form, Cursors cursors, String scope) {
        int limit =
                form.query("limit", Paging::limit, "must be a number from 1 to 100")
                        .orElse(STANDARD);
        var from =
                form.query(
                        "cursor",
                        text -> cursors.open(scope, text),
                        "is not a cursor of this list with this query");
        return new Paging(limit, from);
    }

    private static Optional<Integer> limit(String text) {
        boolean good = text.matches("[1-9][0-9]?|100");
        return good ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
