package gatehouse.aws;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// How often people of one network address failed to sign in within an hour, whoever they said they
/// were: three hundred times is more than a company behind one address mistypes (F1).
public final class Sources {
    private static final int MOST = 300;
    private static final int NETWORK_BYTES = 8;
    private static final String COUNT = "count";
    private final Table table;

    public Sources(Table table) {
        this.table = table;
    }

    /// Where failures of this hour are counted. Of an IPv6 address the network counts: whoever has
    /// one address of it has them all (RFC 6177).
    ///
    /// @param source as the gateway says it
    public static Key key(String source, Instant now) {
        return Keys.source(network(source), now.truncatedTo(ChronoUnit.HOURS).toString());
    }

    /// For how long nobody unknown may sign in from there; zero if they may.
    ///
    /// @param read what stood at some places, the source's among them
    public static Duration waitAt(String source, Map<Key, Item> read, Instant now) {
        var end = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        return Optional.ofNullable(read.get(key(source, now)))
                .filter(item -> item.number(COUNT) >= MOST)
                .map(_ -> Duration.between(now, end))
                .orElse(Duration.ZERO);
    }

    /// Counts a failure.
    public void failed(String source, Instant now) {
        var write =
                Updating.of(key(source, now))
                        .count(COUNT, 1)
                        .set(Item.TTL, now.plus(Duration.ofHours(2)).getEpochSecond())
                        .write();
        if (table.commit(write) == Committed.LOST) {
            throw new IllegalStateException("a write without a condition was lost");
        }
    }

    private static String network(String source) {
        try {
            return InetAddress.ofLiteral(source) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : source;
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
