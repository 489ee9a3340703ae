package gatehouse.aws;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Marks items for the sweep: the next instant at which something happens to one, in one of 16
/// shards, so that a minute's crowd does not stand in one partition. The index is a hint; the item
/// itself decides.
public final class Due {
    static final String INDEX = "due";
    static final String SHARD = "dueShard";
    static final String AT = "dueAt";
    private static final int SHARDS = 16;

    private Due() {}

    /// Every shard's name.
    public static List<String> shards() {
        return IntStream.range(0, SHARDS).mapToObj(Due::name).toList();
    }

    /// Sets or erases the mark.
    ///
    /// @param at [Instant#MAX] for never
    static Draft mark(Draft draft, Key key, Instant at) {
        if (at.equals(Instant.MAX)) {
            return draft.remove(SHARD).remove(AT);
        }
        return draft.put(SHARD, name(Math.floorMod((key.pk() + "/" + key.sk()).hashCode(), SHARDS)))
                .put(AT, at);
    }

    private static String name(int shard) {
        return "%02d".formatted(shard);
    }
}
