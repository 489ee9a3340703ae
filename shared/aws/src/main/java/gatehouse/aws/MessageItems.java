package gatehouse.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notes which messages of the vendor's help desk were done, so that one which is sent again does
/// nothing again.
public final class MessageItems {
    /// Longer than help desks go on sending what they got no answer to.
    private static final Duration KEPT = Duration.ofDays(7);

    private MessageItems() {}

    /// Whether it was done.
    ///
    /// @param read what stands at [Keys#message]
    public static boolean isDone(Optional<Item> read, Instant now) {
        return read.filter(item -> item.number(Item.TTL) > now.getEpochSecond()).isPresent();
    }

    /// Notes that it is, unless it was.
    ///
    /// @param id as the help desk names it
    public static Write done(String id, Instant now) {
        var item = Draft.at(Keys.message(id)).put(Item.TTL, now.plus(KEPT).getEpochSecond()).item();
        return new Write.Create(item, now);
    }
}
