package gatehouse.aws;

import gatehouse.domain.AuditEntry;
import gatehouse.domain.Event;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/// Where the audit log of a tenant ends.
///
/// @param tenant whose log
/// @param sequence of the last entry; 0 for an empty log
/// @param hash of the last entry
/// @param first the month of the first entry
/// @param month the month of the last entry; never falls, whatever the clocks say
record AuditHead(TenantId tenant, long sequence, String hash, YearMonth first, YearMonth month) {
    private static final YearMonth NONE = YearMonth.of(1970, 1);
    private static final String SEQUENCE = "sequence";
    private static final String HASH = "hash";
    private static final String MONTH = "month";

    static AuditHead of(TenantId tenant, Optional<Item> item) {
        return item.map(head ->
                        new AuditHead(
                                tenant,
                                head.number(SEQUENCE),
                                head.text(HASH),
                                YearMonth.parse(head.text("first")),
                                YearMonth.parse(head.text(MONTH))))
                .orElseGet(() -> new AuditHead(tenant, 0, AuditEntry.ORIGIN, NONE, NONE));
    }

    boolean isEmpty() {
        return sequence == 0;
    }

    /// The entry that an event becomes.
    AuditEntry append(Event event) {
        return AuditEntry.following(hash, sequence + 1, event);
    }

    /// The end of the log after one more entry.
    AuditHead after(AuditEntry entry, YearMonth now) {
        var in = month.isAfter(now) ? month : now;
        return new AuditHead(tenant, entry.sequence(), entry.hash(), isEmpty() ? in : first, in);
    }

    /// Moves the end, if nobody has moved it since.
    Write move(AuditHead next, Instant now) {
        if (isEmpty()) {
            var item =
                    Draft.at(Keys.auditHead(tenant))
                            .put(SEQUENCE, next.sequence)
                            .put(HASH, next.hash)
                            .put("first", next.first.toString())
                            .put(MONTH, next.month.toString())
                            .item();
            return new Write.Create(item, now);
        }
        return Updating.of(Keys.auditHead(tenant))
                .set(SEQUENCE, next.sequence)
                .set(HASH, next.hash)
                .set(MONTH, next.month.toString())
                .when(SEQUENCE, sequence)
                .write();
    }
}
