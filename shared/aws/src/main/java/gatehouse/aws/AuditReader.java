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
    private static final int PAGE = 1000;
    private static final int MOST_WORK = 50_000;
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
    /// An entry is never newer than its month, so months that ended before `from` are not read. The
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
                under = item.number("sequence");
                read++;
                // one that cannot be read is left out here; verify names it
                readable(item).filter(matches).ifPresent(found::add);
                if (found.size() == limit || read == work) {
                    return new Page<>(
                            found, under > 1 ? Optional.of("" + under) : Optional.empty());
                }
            }
            month = items.isEmpty() ? month.minusMonths(1) : month;
        }
        return new Page<>(found, Optional.empty());
    }

    /// Reads the whole log from its first entry, each month from its start, and checks that nothing
    /// is missing, altered, put in or out of place, and that it ends where its head says. Its work
    /// grows with the log.
    ///
    /// @param now bounds the months that are looked into
    public Verdict verify(TenantId tenant, Instant now) {
        var head = head(tenant);
        if (head.isEmpty()) {
            boolean untouched = table.list(seen(tenant)).items().isEmpty();
            return new Verdict(0, untouched ? OptionalLong.empty() : OptionalLong.of(1));
        }
        var hash = AuditEntry.ORIGIN;
        long sequence = 0;
        for (var month = head.first(); !month.isAfter(last(head, now)); ) {
            for (var item : table.all(Listing.whole(Keys.auditMonth(tenant, month), PAGE))) {
                var next = follows(item, sequence + 1, hash);
                if (next.isEmpty()) {
                    return new Verdict(sequence, OptionalLong.of(sequence + 1));
                }
                hash = next.get().hash();
                sequence++;
            }
            month = month.plusMonths(1);
        }
        return new Verdict(sequence, end(tenant, head, sequence, hash));
    }

    /// What was appended while we read is no fault: the head has moved with it.
    private OptionalLong end(TenantId tenant, AuditHead before, long sequence, String hash) {
        if (sequence < before.sequence()) {
            return OptionalLong.of(sequence + 1);
        }
        var head = sequence == before.sequence() ? before : head(tenant);
        boolean whole =
                head.sequence() > sequence
                        || (head.sequence() == sequence && head.hash().equals(hash));
        return whole ? OptionalLong.empty() : OptionalLong.of(Math.max(1, head.sequence()));
    }

    private static YearMonth last(AuditHead head, Instant now) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return head.month().isAfter(month) ? head.month() : month;
    }

    private static Listing seen(TenantId tenant) {
        return Listing.prefix(Keys.auditHead(tenant).pk(), "EV#", 1);
    }

    private AuditHead head(TenantId tenant) {
        return AuditHead.of(tenant, table.get(Keys.auditHead(tenant)));
    }

    private static Optional<AuditEntry> follows(Item item, long sequence, String hash) {
        return readable(item)
                .filter(entry -> entry.sequence() == sequence)
                .filter(_ -> item.key().sk().equals(Keys.auditSequence(sequence)))
                .filter(entry -> entry.follows(hash));
    }

    private static Optional<AuditEntry> readable(Item item) {
        try {
            return Optional.of(AuditItems.read(item));
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

    /// All the entries that match, the newest first, if they are at most so many and no more than
    /// 50,000 have to be read for them.
    ///
    /// @return empty if there is more to it
    public Optional<List<AuditEntry>> all(
            TenantId tenant, Instant from, Predicate<AuditEntry> matches, int most) {
        var page = page(tenant, from, matches, Optional.empty(), most, MOST_WORK);
        return page.last().isPresent() ? Optional.empty() : Optional.of(page.items());
    }
}
