package gatehouse.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what is due, by the index: one query for each shard where nothing is.
public final class DueItems {
    private static final int PAGE = 1000;
    private static final String ANY_EARLIER = "0";
    private final Table table;

    public DueItems(Table table) {
        this.table = table;
    }

    /// Where something is due.
    ///
    /// @param since when
    public record Mark(Key key, Instant since) {}

    /// Where something is due at an instant, what has been due longest first. The index may lag:
    /// the item itself decides.
    public List<Mark> at(Instant now) {
        var found = new ArrayList<Item>();
        for (var shard : Due.shards()) {
            var listing =
                    Listing.ofIndex(Due.INDEX, Due.SHARD, shard, Due.AT, PAGE)
                            .between(ANY_EARLIER, Moments.text(now));
            found.addAll(table.all(listing));
        }
        return found.stream()
                .sorted(Comparator.comparing((Item item) -> item.text(Due.AT)))
                .map(item -> new Mark(item.key(), item.instant(Due.AT)))
                .toList();
    }
}
