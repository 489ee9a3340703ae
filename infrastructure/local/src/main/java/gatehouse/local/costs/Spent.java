package gatehouse.local.costs;

import java.util.Locale;

/// What an operation took.
///
/// @param requests to the table
/// @param rounds of requests that waited for one another; those side by side are one
/// @param reads read units
/// @param writes write units, those of the indexes included
/// @param transactions among the requests
/// @param elsewhere requests to other services: mails, events, secrets
public record Spent(
        int requests, int rounds, double reads, double writes, int transactions, int elsewhere) {

    /// The figures in columns, in the order above.
    String columns() {
        return String.format(
                Locale.ROOT,
                "%8d %7d %7.1f %7.1f %13d %10d",
                requests,
                rounds,
                reads,
                writes,
                transactions,
                elsewhere);
    }
}
