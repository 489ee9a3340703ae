package gatehouse.aws;

import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Headcount;
import gatehouse.domain.people.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many stand in the list of people, as an item of counters; and beside it, for each entry, as
/// what it is counted there, so that nothing can count twice.
public final class HeadcountItems {
    /// Whether everybody is counted. Of a tenant that was there before the counting was, the
    /// counters alone would say too little.
    private static final String WHOLE = "whole";

    private static final String COUNTER = "counter";

    private HeadcountItems() {}

    /// The counters; empty while not everybody is counted.
    public static Optional<Headcount> read(Item item) {
        return item.flag(WHOLE) ? Optional.of(counts(item)) : Optional.empty();
    }

    private static Headcount counts(Item item) {
        var counts = new HashMap<Standing, Integer>();
        Standing.all().forEach(each -> counts.put(each, (int) item.number(counter(each), 0)));
        return new Headcount(counts);
    }

    /// Everybody is counted from now on.
    static Write whole(TenantId tenant) {
        return Updating.of(Keys.counts(tenant)).set(WHOLE, true).write();
    }

    /// Adds to the counters.
    ///
    /// @param more by counter, none of them 0
    static Write add(TenantId tenant, Map<String, Long> more) {
        var update = Updating.of(Keys.counts(tenant));
        more.forEach(update::count);
        return update.write();
    }

    /// The counter that an item adds to; empty text if it does not stand in the list.
    static String counter(Optional<Item> item) {
        return item.flatMap(Directory::marked)
                .map(Entry::standing)
                .map(HeadcountItems::counter)
                .orElse("");
    }

    /// Such as `people-active` or `people-invited-external`.
    private static String counter(Standing standing) {
        return "people-" + Codes.of(standing.state()) + (standing.external() ? "-external" : "");
    }

    /// The counter that an entry is counted in; empty text if in none.
    static String countedIn(Optional<Item> counted) {
        return counted.map(item -> item.text(COUNTER)).orElse("");
    }

    /// Notes in which counter an entry is counted now.
    ///
    /// @param place of the note
    /// @param before the note that was read there
    /// @param counter empty for none
    static Write note(Key place, Optional<Item> before, String counter, Instant now) {
        if (before.isEmpty()) {
            var draft = Draft.at(place).put(COUNTER, counter).put(Item.VERSION, 1);
            return new Write.Create(draft.item(), now);
        }
        var read = before.get();
        return counter.isEmpty()
                ? Write.delete(read, now)
                : Write.replace(read, read.edit().put(COUNTER, counter));
    }
}
