package gatehouse.aws;

import gatehouse.domain.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Notes which messages of the vendor's help desk were done, so that one which is sent again does
/// nothing again, and another under the same id is not taken for it.
public final class MessageItems {
    /// Longer than help desks go on sending what they got no answer to.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String HASH = "hash";

    private MessageItems() {}

    /// What was found under an id.
    public enum Found {
        /// Nothing: it has not been done.
        NOTHING,
        /// It has.
        SAME,
        /// The id stands for another message, which was done.
        OTHER
    }

    /// Judges what was read.
    ///
    /// @param read what stands at [Keys#message]
    /// @param body of the message that came
    public static Found judge(Optional<Item> read, String body, Instant now) {
        return read.filter(item -> item.number(Item.TTL) > now.getEpochSecond())
                .map(item -> item.text(HASH).equals(hash(body)) ? Found.SAME : Found.OTHER)
                .orElse(Found.NOTHING);
    }

    /// Notes that it is, unless it was.
    ///
    /// @param id as the help desk names it
    public static Write done(String id, String body, Instant now) {
        var item =
                Draft.at(Keys.message(id))
                        .put(HASH, hash(body))
                        .put(Item.TTL, now.plus(KEPT).getEpochSecond())
                        .item();
        return new Write.Create(item, now);
    }

    private static String hash(String body) {
        return HexFormat.of().formatHex(Sha256.of(body));
    }
}
