package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.Tries;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Tries in the item of an account, or of a name that nobody has: an attribute for each who tries,
/// so that a stranger's failures neither lose nor block the owner's.
public final class TryItems {
    /// Who tries from a device that is not known.
    public static final String STRANGER = "stranger";

    /// Who tries a code, whoever it is: only somebody who has given the password gets to try one,
    /// or who is signed in.
    public static final String CODE = "code";

    private static final String PREFIX = "tries#";
    private static final String COUNT = ".count";
    private static final String ID = "id";

    private TryItems() {}

    /// The attribute that counts for somebody.
    ///
    /// @param who [#STRANGER], [#CODE], a device or a session
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
    /// @param id the try's, by which [#isCounted] knows it
    public static Updating count(
            Key place, Optional<Item> item, String who, Tries before, Tries after, EventId id) {
        var counted = map(after).edit().put(ID, id.value()).item();
        var write = Updating.of(place).set(attribute(who), counted);
        forgotten(item, who, after.last()).forEach(write::remove);
        return whenStill(write, who, before);
    }

    /// Forgets what is counted for somebody, if nothing was counted meanwhile.
    public static Updating forgive(Updating write, String who, Tries before) {
        return whenStill(write, who, before).remove(attribute(who));
    }

    private static Updating whenStill(Updating write, String who, Tries before) {
        return before.count() == 0
                ? write.whenBelow(attribute(who) + COUNT, 1)
                : write.when(attribute(who) + COUNT, before.count());
    }

    /// Whether that very try was the last to be counted: its write was stored, though its answer
    /// was lost and it was sent again.
    public static boolean isCounted(Optional<Item> item, String who, EventId id) {
        return item.filter(known -> known.has(attribute(who)))
                .filter(known -> known.map(attribute(who)).textOrEmpty(ID).equals(id.value()))
                .isPresent();
    }

    /// Takes one back that was no guess, if no other was counted since: when the last guess was is
    /// as before, too, so that no wait begins anew.
    public static Write giveBack(Key place, String who, Tries before, Tries counted) {
        var write = Updating.of(place).when(attribute(who) + COUNT, counted.count());
        return before.count() == 0
                ? write.remove(attribute(who)).write()
                : write.set(attribute(who), map(before)).write();
    }

    /// The same write for an account that must be there still.
    public static Write ofAccount(Updating count) {
        return count.whenPresent("id").write();
    }

    /// Tells of an account that the tries of somebody have to wait from now on, if they do.
    public static Write lockAccount(Key place, String who, Tries counted, Change change) {
        return locked(place, who, counted).carry(change).write();
    }

    /// As much work for a name that nobody has.
    public static Write lockNobody(Key place, Tries counted) {
        return ofNobody(locked(place, STRANGER, counted), counted.last());
    }

    private static Updating locked(Key place, String who, Tries counted) {
        return Updating.of(place).when(attribute(who) + COUNT, counted.count());
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

    private static Item map(Tries tries) {
        return Draft.map().put("count", tries.count()).put("last", tries.last()).item();
    }

    private static Tries tries(Item map) {
        return new Tries((int) map.number("count"), map.instant("last"));
    }
}
