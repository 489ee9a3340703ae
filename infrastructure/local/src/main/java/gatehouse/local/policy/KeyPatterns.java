package gatehouse.local.policy;

import java.util.Set;

/// How wide the key patterns of the product's own functions may be. What `gatehouse.aws.Keys` makes
/// is a closed list here as well: a pattern that begins with none of it would take in whatever is
/// kept in the table one day.
final class KeyPatterns {
    private static final String PRODUCT = "gatehouse.functions.";
    private static final Set<String> KINDS =
            Set.of(
                    "T#",
                    "A#",
                    "E#",
                    "U#",
                    "X#",
                    "IDEM#",
                    "TRIES#",
                    "SOURCE#",
                    "RESET#",
                    "NONCE#",
                    "REQUESTS#");
    private static final Set<String> WHOLE = Set.of("KEYS", "TENANTS");
    private static final String TENANT = "T#";
    private static final String LOG = "#AUDIT";
    private static final String EVERY_LOG = "T#*#AUDIT*";

    /// Those that read or write the audit log.
    private static final Set<String> OF_THE_LOG = Set.of("AuditFunction", "RelayFunction");

    /// The index whose partitions are numbers of shards, so that no key says whose they are.
    private static final String SHARDED = "/index/due";

    private final String function;

    private KeyPatterns(String function) {
        this.function = function;
    }

    /// Looks at a statement of a function. One that denies can only be too narrow.
    ///
    /// @param function its logical id
    /// @param handler its handler; those of other packages, in tests, have keys of their own
    /// @throws IllegalArgumentException naming role and statement, if it is too wide
    static void check(String function, String handler, Statement statement) {
        if (handler.startsWith(PRODUCT) && statement.allows()) {
            new KeyPatterns(function).check(statement);
        }
    }

    private void check(Statement statement) {
        for (var pattern : statement.like()) {
            check(isKnown(pattern), statement, "keys of no known kind: " + pattern);
            check(
                    !pattern.contains(LOG) || OF_THE_LOG.contains(function),
                    statement,
                    "the audit log, " + pattern + ", for " + function);
            check(
                    !reachesLogs(pattern) || statement.notLike().contains(EVERY_LOG),
                    statement,
                    pattern + " without " + EVERY_LOG + " taken out");
        }
        for (var resource : statement.resources()) {
            check(
                    !resource.contains("/index/")
                            || resource.endsWith(SHARDED)
                            || !statement.like().isEmpty(),
                    statement,
                    resource + " without leading keys");
        }
    }

    private static boolean isKnown(String pattern) {
        return WHOLE.contains(pattern) || KINDS.stream().anyMatch(pattern::startsWith);
    }

    /// Whether a pattern takes in audit logs without naming them.
    private static boolean reachesLogs(String pattern) {
        boolean open = pattern.contains("*") || pattern.contains("?");
        return pattern.startsWith(TENANT) && open && !pattern.contains(LOG);
    }

    private static void check(boolean good, Statement statement, String what) {
        if (!good) {
            throw new IllegalArgumentException(
                    "%s, statement %s: too wide: %s"
                            .formatted(statement.role(), statement.sid(), what));
        }
    }
}
