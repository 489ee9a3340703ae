package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The keys of one purpose, each with a window. One signs from its beginning until a newer one
/// begins; it checks from when it is known until its end. So a new key is known everywhere before
/// it signs, and what an old one signed lives out its time (F1).
///
/// @param keys at least one, in any order
public record Keyring(List<Key> keys) {

    /// @throws IllegalArgumentException if there is none
    public Keyring {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a keyring without keys");
        }
        keys = List.copyOf(keys);
    }

    /// One key.
    ///
    /// @param id its name, which is no secret
    /// @param secret the key itself; it belongs in no log
    /// @param from when it begins to sign; [Instant#MIN] where it always did
    /// @param until when it checks no more; [Instant#MAX] where that is not known yet
    public record Key(String id, String secret, Instant from, Instant until) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /// How long old and new go side by side.
    ///
    /// @param lead how long everybody takes to learn of a new key
    /// @param life how long what the old one signed may live; [#FOR_EVER] where it has no end
    public record Overlap(Duration lead, Duration life) {
        /// What an old key has sealed is still to be opened, however long ago that was.
        public static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

        private Instant end(Instant from) {
            return life.equals(FOR_EVER) ? Instant.MAX : from.plus(life);
        }
    }

    /// A single key, for ever.
    public static Keyring of(String id, String secret) {
        return new Keyring(List.of(new Key(id, secret, Instant.MIN, Instant.MAX)));
    }

    /// The key that signs now: of those that have begun the newest, or the first of all where none
    /// has.
    public Key signing(Instant now) {
        var byAge = Comparator.comparing(Key::from);
        return keys.stream()
                .filter(key -> !key.from().isAfter(now))
                .max(byAge)
                .or(() -> keys.stream().min(byAge))
                .orElseThrow();
    }

    /// The keys that check now, the one that signs at the front.
    public List<Key> checking(Instant now) {
        var signing = signing(now);
        var others = keys.stream().filter(key -> !key.equals(signing) && key.until().isAfter(now));
        return Stream.concat(Stream.of(signing), others).toList();
    }

    /// Adds a key, which begins to sign once everybody knows it, and gives the others their end.
    /// Those that are past theirs go.
    ///
    /// @return refused while the last one added has not begun
    public Outcome<Keyring> rotate(String id, String secret, Overlap overlap, Instant now) {
        for (var key : keys) {
            if (key.from().isAfter(now)) {
                return Outcome.refused(
                        new Refusal.Conflict("The key before begins only at " + key.from()));
            }
        }
        var from = now.plus(overlap.lead());
        var end = overlap.end(from);
        var next = new ArrayList<Key>();
        next.add(new Key(id, secret, from, Instant.MAX));
        checking(now).forEach(old -> next.add(endedBy(old, end)));
        return Outcome.done(new Keyring(next));
    }

    private static Key endedBy(Key key, Instant end) {
        var until = key.until().isBefore(end) ? key.until() : end;
        return new Key(key.id(), key.secret(), key.from(), until);
    }
}
