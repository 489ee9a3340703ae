package gatehouse.aws;

import gatehouse.domain.EventId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Keeps count of who stands in a tenant's list of people, and of what dashboards show (D1, A8,
/// C11).
///
/// An entry is counted as it stands in the table at that moment, and together with the counters it
/// is noted as what. So the counters are the sum of the notes at any time, whoever counts, in
/// whatever order and however often; an entry that changes meanwhile is counted again when the
/// stream tells of it.
public final class Headcounts {
    /// How many entries one transaction takes: with the counters it stays below 100, and both the
    /// entries and their notes are read at once.
    private static final int MOST = 45;

    private static final int PAGE = 90;
    private static final int TRIES = 12;

    private final Table table;
    private final Clock clock;
    private final RandomGenerator random;

    public Headcounts(Table table, Clock clock, RandomGenerator random) {
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /// Says of a tenant that from now on everybody is counted: of a new one, whose people all come
    /// later.
    public void begin(TenantId tenant) {
        // on no condition, so nobody can be quicker
        var _ = table.commit(HeadcountItems.whole(tenant));
    }

    /// Whether an item is counted otherwise than it was.
    public static boolean differ(Optional<Item> before, Optional<Item> after) {
        return !HeadcountItems.counters(before).equals(HeadcountItems.counters(after));
    }

    /// Counts what stands at some places, or stands there no longer.
    ///
    /// @throws Unreachable if others kept counting in between
    public void count(TenantId tenant, Collection<Key> entries) {
        var all = entries.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += MOST) {
            countPart(tenant, all.subList(from, Math.min(all.size(), from + MOST)));
        }
    }

    /// Counts everybody of a tenant anew, and from then on everybody is counted.
    ///
    /// @param from where to go on; empty from the start
    /// @param goesOn asked after each page whether there is time for more
    /// @return where it stopped; empty at the end
    public Optional<String> countAll(
            TenantId tenant, Optional<String> from, BooleanSupplier goesOn) {
        var all = Listing.whole(Keys.partition(tenant), PAGE);
        var after = from;
        do {
            var page = table.list(after.map(all::after).orElse(all));
            count(tenant, page.items().stream().flatMap(item -> place(item).stream()).toList());
            after = page.last();
        } while (after.isPresent() && goesOn.getAsBoolean());
        if (after.isEmpty()) {
            begin(tenant);
        }
        return after;
    }

    /// The place of an entry that stands in the list, or is counted as if it did.
    private static Optional<Key> place(Item item) {
        return Directory.isMarked(item) ? Optional.of(item.key()) : Keys.entryOf(item.key());
    }

    private void countPart(TenantId tenant, List<Key> entries) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var writes = writes(tenant, entries);
            if (writes.isEmpty()
                    || table.commit(writes, EventId.next(random)) == Committed.STORED) {
                return;
            }
        }
        throw new Unreachable("the people of one tenant are counted from everywhere");
    }

    private List<Write> writes(TenantId tenant, List<Key> entries) {
        var read = read(entries);
        var writes = new ArrayList<Write>();
        var more = new TreeMap<String, Long>();
        for (var entry : entries) {
            var place = Keys.counted(entry);
            var note = Optional.ofNullable(read.get(place));
            var was = HeadcountItems.countedIn(note);
            var is = HeadcountItems.counters(Optional.ofNullable(read.get(entry)));
            if (!is.equals(was)) {
                writes.add(HeadcountItems.note(place, note, is, clock.instant()));
                was.forEach(counter -> more.merge(counter, -1L, Long::sum));
                is.forEach(counter -> more.merge(counter, 1L, Long::sum));
            }
        }
        more.values().removeIf(none -> none == 0);
        if (!more.isEmpty()) {
            writes.add(HeadcountItems.add(tenant, more));
        }
        return writes;
    }

    private Map<Key, Item> read(List<Key> entries) {
        var keys = new ArrayList<>(entries);
        entries.forEach(entry -> keys.add(Keys.counted(entry)));
        return table.batch(keys);
    }
}
