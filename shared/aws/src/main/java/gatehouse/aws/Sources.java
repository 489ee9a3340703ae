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
/// were: three hundred times is more than a company behind one address mistypes (F1). Likewise how
/// often they asked for a reset, or registered: so that no one source uses up what all may ask for
/// (B4, D6).
public final class Sources {
    private static final int MOST = 300;
    private static final int MOST_RESETS = 100;
    private static final int MOST_REGISTRATIONS = 50;
    private static final int NETWORK_BYTES = 8;
    private static final String COUNT = "count";

    private Sources() {}

    /// Where failures of this hour are counted. Of an IPv6 address the network counts: whoever has
    /// one address of it has them all (RFC 6177).
    ///
    /// @param source as the gateway says it
    public static Key key(String source, Instant now) {
        return Keys.source(network(source), hour(now).toString());
    }

    /// For how long nobody unknown may sign in from there; zero if they may.
    ///
    /// @param read what stood at some places, the source's among them
    public static Duration waitAt(String source, Map<Key, Item> read, Instant now) {
        return Optional.ofNullable(read.get(key(source, now)))
                .filter(item -> item.number(COUNT) >= MOST)
                .map(_ -> restOfHour(now))
                .orElse(Duration.ZERO);
    }

    /// How long what is counted in this hour still counts.
    public static Duration restOfHour(Instant now) {
        return Duration.between(now, hour(now).plus(Duration.ofHours(1)));
    }

    private static Instant hour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
    }

    /// Counts a failure, however many there were.
    public static Write failed(String source, Instant now) {
        return count(key(source, now), now).write();
    }

    /// Counts a failure, if there were not too many; lost, nobody may be told that it was one.
    public static Write failedAgain(String source, Instant now) {
        return count(key(source, now), now).whenBelow(COUNT, MOST).write();
    }

    /// Counts that somebody there asks for a reset; lost, where that was asked too often.
    public static Write reset(String source, Instant now) {
        return count(resets(source, now), now).whenBelow(COUNT, MOST_RESETS).write();
    }

    /// Where resets of this hour are counted.
    public static Key resets(String source, Instant now) {
        return Keys.source(network(source), "RESETS#" + hour(now));
    }

    /// Counts that somebody there registers, at whichever tenant; lost, where too many did.
    public static Write registration(String source, Instant now) {
        return count(registrations(source, now), now).whenBelow(COUNT, MOST_REGISTRATIONS).write();
    }

    /// Where registrations of this hour are counted.
    public static Key registrations(String source, Instant now) {
        return Keys.source(network(source), "REGISTRATIONS#" + hour(now));
    }

    private static Updating count(Key place, Instant now) {
        return Updating.of(place)
                .count(COUNT, 1)
                .set(Item.TTL, now.plus(Duration.ofHours(2)).getEpochSecond());
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
