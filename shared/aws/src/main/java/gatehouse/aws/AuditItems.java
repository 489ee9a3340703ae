package gatehouse.aws;

import gatehouse.domain.AuditEntry;
import gatehouse.domain.Event;
import java.time.Instant;
import java.time.YearMonth;

/// Entries of the audit log as items, and the marker that an event is in it.
final class AuditItems {
    private AuditItems() {}

    static Write create(AuditEntry entry, YearMonth month, Instant now) {
        var event = entry.event();
        var item =
                Draft.at(Keys.auditEntry(event.change().tenant(), month, entry.sequence()))
                        .put("sequence", entry.sequence())
                        .put("hash", entry.hash())
                        .put("event", Changes.write(event.change()))
                        .put("before", event.before())
                        .put("after", event.after())
                        .item();
        return new Write.Create(item, now);
    }

    static Write seen(AuditEntry entry, Instant now) {
        var change = entry.event().change();
        var item =
                Draft.at(Keys.auditSeen(change.tenant(), change.id()))
                        .put("sequence", entry.sequence())
                        .item();
        return new Write.Create(item, now);
    }

    /// Reads an entry, however it may have been tampered with.
    ///
    /// @throws RuntimeException if it is no entry at all
    static AuditEntry read(Item item) {
        var change = Changes.read(Draft.map().put(Item.CHANGE, item.map("event")).item());
        return new AuditEntry(
                item.number("sequence"),
                new Event(change, item.textOrEmpty("before"), item.textOrEmpty("after")),
                item.text("hash"));
    }
}
