package gatehouse.aws;

import gatehouse.domain.AuditEntry;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Reads the audit log of a tenant, the newest entry first, and checks its chain.
public final class AuditReader {
    private static final int PAGE = 100;
    private final Table table;

    public AuditReader(Table table) {
        this.table = table;
    }

    /// What a check of the chain found.
    ///
    /// @param checked how many entries were read
    /// @param firstBad the sequence of the first that is missing, altered or out of place; empty if
    ///   all is well
    public record Verdict(long checked, OptionalLong firstBad) {}

    /// A page of the entries that match, the newest first.
    ///
    /// An entry is never older than its month, so months that ended before `from` are not read. The
    /// work is bounded: a page may be short, or empty, and still have a next one.
    ///
    /// @param from entries of earlier than this are of no interest
    /// @param below the sequence below which to go on; empty for the newest
    /// @param limit how many at most
    /// @param work how many entries may be read for it
    /// @return the entries; `last` is the sequence below which to go on, empty at the end
    public Page<AuditEntry> page(
            TenantId tenant,
            Instant from,
            Predicate<AuditEntry> matches,
            Optional<Long> below,
            int limit,
            int work) {
        var head = head(tenant);
        long under = Math.min(below.orElse(Long.MAX_VALUE), head.sequence() + 1);
        var found = new ArrayList<AuditEntry>();
        int read = 0;
        for (var month = head.month(); isOfInterest(month, head, from); ) {
            if (under <= 1) {
                break;
            }
            var items = table.list(month(tenant, month, under)).items();
            for (var item : items) {
                var entry = AuditItems.read(item);
                under = entry.sequence();
                read++;
                if (matches.test(entry)) {
                    found.add(entry);
                }
                if (found.size() == limit || read == work) {
                    return new Page<>(
                            found, under > 1 ? Optional.of("" + under) : Optional.empty());
                }
            }
            month = items.isEmpty() ? month.minusMonths(1) : month;
        }
        return new Page<>(found, Optional.empty());
    }

    /// Reads the whole log from its first entry and checks that nothing is missing, altered or out
    /// of place, up to its head. What is appended meanwhile is left to the next check.
    public Verdict verify(TenantId tenant) {
        var head = head(tenant);
        var hash = AuditEntry.ORIGIN;
        long sequence = 0;
        var month = head.first();
        while (sequence < head.sequence() && !month.isAfter(head.month())) {
            var items =
                    table.list(
                                    Listing.whole(Keys.auditMonth(tenant, month), PAGE)
                                            .between(
                                                    Keys.auditSequence(sequence + 1),
                                                    Keys.auditSequence(head.sequence())))
                            .items();
            for (var item : items) {
                var next = follows(item, sequence + 1, hash);
                if (next.isEmpty()) {
                    return new Verdict(sequence, OptionalLong.of(sequence + 1));
                }
                hash = next.get().hash();
                sequence++;
            }
            month = items.isEmpty() ? month.plusMonths(1) : month;
        }
        boolean whole = sequence == head.sequence() && hash.equals(head.hash());
        long bad = sequence < head.sequence() ? sequence + 1 : head.sequence();
        return new Verdict(sequence, whole ? OptionalLong.empty() : OptionalLong.of(bad));
    }

    private AuditHead head(TenantId tenant) {
        return AuditHead.of(tenant, table.get(Keys.auditHead(tenant)));
    }

    private static Optional<AuditEntry> follows(Item item, long sequence, String hash) {
        try {
            return Optional.of(AuditItems.read(item))
                    .filter(entry -> entry.sequence() == sequence)
                    .filter(_ -> item.key().sk().equals(Keys.auditSequence(sequence)))
                    .filter(entry -> entry.follows(hash));
        } catch (RuntimeException notAnEntry) {
            return Optional.empty();
        }
    }

    private static boolean isOfInterest(YearMonth month, AuditHead head, Instant from) {
        boolean endsAfter =
                month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(from);
        return !head.isEmpty() && !month.isBefore(head.first()) && endsAfter;
    }

    private static Listing month(TenantId tenant, YearMonth month, long below) {
        return Listing.whole(Keys.auditMonth(tenant, month), PAGE)
                .between(Keys.auditSequence(1), Keys.auditSequence(below - 1))
                .falling();
    }

    /// All the entries that match, the newest first, as long as they are at most so many.
    ///
    /// @return empty if there are more
    public Optional<List<AuditEntry>> all(
            TenantId tenant, Instant from, Predicate<AuditEntry> matches, int most) {
        var page = page(tenant, from, matches, Optional.empty(), most + 1, Integer.MAX_VALUE);
        return page.items().size() > most ? Optional.empty() : Optional.of(page.items());
    }
}
