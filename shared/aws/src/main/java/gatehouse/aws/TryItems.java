package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.Tries;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Tries in the item of an account, or of a name that nobody has: an attribute for each who tries,
/// so that a stranger's failures neither lose nor block the owner's.
public final class TryItems {
    /// Who tries from a device that is not known.
    public static final String STRANGER = "stranger";

    private static final String PREFIX = "tries#";
    private static final String COUNT = ".count";

    private TryItems() {}

    /// The attribute that counts for somebody.
    ///
    /// @param who [#STRANGER], a device or a session
    public static String attribute(String who) {
        return PREFIX + who;
    }

    /// Those that count for anybody.
    static Stream<String> attributes(Item item) {
        return item.attributes().keySet().stream().filter(name -> name.startsWith(PREFIX));
    }

    /// What is counted for somebody.
    ///
    /// @param item empty where nothing was ever counted
    public static Tries read(Optional<Item> item, String who) {
        return item.filter(known -> known.has(attribute(who)))
                .map(known -> tries(known.map(attribute(who))))
                .orElse(Tries.NONE);
    }

    /// Counts one more, if none was counted meanwhile; what is forgotten of others goes.
    ///
    /// @param item as it was read; empty for a name that nobody has, whose item is made
    public static Updating count(
            Key place, Optional<Item> item, String who, Tries before, Tries after) {
        var write =
                Updating.of(place)
                        .set(
                                attribute(who),
                                Draft.map()
                                        .put("count", after.count())
                                        .put("last", after.last())
                                        .item());
        forgotten(item, who, after.last()).forEach(write::remove);
        return before.count() == 0
                ? write.whenBelow(attribute(who) + COUNT, 1)
                : write.when(attribute(who) + COUNT, before.count());
    }

    /// Takes one back that was no guess, if no other was counted since.
    public static Write giveBack(Key place, String who, Tries before, Tries counted) {
        var write = Updating.of(place).when(attribute(who) + COUNT, counted.count());
        return before.count() == 0
                ? write.remove(attribute(who)).write()
                : write.set(attribute(who) + COUNT, before.count()).write();
    }

    /// The same write for an account that must be there still, with the event that it tells.
    public static Write ofAccount(Updating count, Optional<Change> change) {
        change.ifPresent(count::carry);
        return count.whenPresent("id").write();
    }

    /// The same write for a name that nobody has, which is kept until it is forgotten.
    public static Write ofNobody(Updating count, Instant now) {
        return count.set(Item.TTL, now.plus(Tries.MEMORY).getEpochSecond()).write();
    }

    private static Stream<String> forgotten(Optional<Item> item, String who, Instant now) {
        return item.stream()
                .flatMap(known ->
                        attributes(known)
                                .filter(name -> !name.equals(attribute(who)))
                                .filter(name -> tries(known.map(name)).isForgottenAt(now)));
    }

    private static Tries tries(Item map) {
        return new Tries((int) map.number("count"), map.instant("last"));
    }
}
