package gatehouse.aws;

import gatehouse.domain.Event;
import gatehouse.domain.EventId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Appends to the audit log of a tenant: each event once, numbered without gaps, chained (F4).
public final class AuditLog {
    /// How many entries one transaction takes: with a marker each and the head it stays below 100.
    private static final int MOST = 45;

    /// How many bytes of what changed, of the 4 MB that one takes.
    private static final int MOST_BYTES = 3_000_000;

    private static final int TRIES = 12;

    private final Table table;
    private final RandomGenerator random;

    public AuditLog(Table table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    /// Appends those events that are not in the log yet, in the order given.
    ///
    /// @param now when they are appended; it chooses the month, not the time of the entry
    /// @return the sequence of every event, known before or not
    /// @throws Unreachable if others kept appending in between
    public Map<EventId, Long> append(TenantId tenant, List<Event> events, Instant now) {
        var places = new HashMap<EventId, Long>();
        parts(events).forEach(part -> places.putAll(appendPart(tenant, part, now)));
        return places;
    }

    /// As many at once as a transaction takes, in their order.
    static List<List<Event>> parts(List<Event> events) {
        var parts = new ArrayList<List<Event>>();
        var part = new ArrayList<Event>();
        int bytes = 0;
        for (var event : events) {
            bytes += event.bytes();
            if (!part.isEmpty() && (part.size() == MOST || bytes > MOST_BYTES)) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = event.bytes();
            }
            part.add(event);
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    private Map<EventId, Long> appendPart(TenantId tenant, List<Event> events, Instant now) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var keys = new ArrayList<>(List.of(Keys.auditHead(tenant)));
            events.forEach(event -> keys.add(Keys.auditSeen(tenant, event.change().id())));
            var read = table.batch(keys);
            var places = new HashMap<EventId, Long>();
            var fresh = new LinkedHashMap<EventId, Event>();
            for (var event : events) {
                var id = event.change().id();
                Optional.ofNullable(read.get(Keys.auditSeen(tenant, id)))
                        .ifPresentOrElse(
                                seen -> places.put(id, seen.number("sequence")),
                                () -> fresh.putIfAbsent(id, event));
            }
            if (fresh.isEmpty()) {
                return places;
            }
            var head = AuditHead.of(tenant, Optional.ofNullable(read.get(Keys.auditHead(tenant))));
            var writes = new ArrayList<Write>();
            var next = head;
            for (var event : fresh.values()) {
                var entry = next.append(event);
                next = next.after(entry, month(now));
                places.put(event.change().id(), entry.sequence());
                writes.add(AuditItems.create(entry, next.month(), now));
                writes.add(AuditItems.seen(entry, now));
            }
            writes.add(head.move(next, now));
            if (table.commit(writes, EventId.next(random)) == Committed.STORED) {
                return places;
            }
        }
        throw new Unreachable("the audit log of one tenant is written from everywhere");
    }

    private static YearMonth month(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC));
    }
}
