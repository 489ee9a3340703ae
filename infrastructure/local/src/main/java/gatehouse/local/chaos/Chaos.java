package gatehouse.local.chaos;

import gatehouse.local.events.Disorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/// The trouble that AWS makes now and then, all of it from one seed: each place has decisions of
/// its own, so that they do not depend on what happens elsewhere at the same time.
public final class Chaos {
    private static final int SHARDS = 3;
    private static final int REPEATS = 8;
    private static final int LATE = 4;
    private static final int LATEST_MILLIS = 15;

    private final long seed;
    private final Tally tally = new Tally();

    public Chaos(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    /// What has gone wrong so far.
    public Tally tally() {
        return tally;
    }

    Dice dice(String purpose) {
        var name = new CRC32();
        name.update(purpose.getBytes(StandardCharsets.UTF_8));
        return new Dice(new SplittableRandom(seed ^ (name.getValue() << Integer.SIZE)));
    }

    /// What goes wrong between a source and its function.
    ///
    /// @param place such as `relay`
    public Disorder disorder(String place) {
        return new Deliveries(place, dice(place), tally);
    }

    /// Faults of single AWS calls.
    public Faults faults() {
        return new Faults(this);
    }

    /// Consumers that break off.
    public Crashes crashes() {
        return new Crashes(this);
    }

    /// Indexes that lag behind.
    public LateIndexes lateIndexes() {
        return new LateIndexes(dice("indexes"), tally);
    }

    private record Deliveries(String place, Dice dice, Tally tally) implements Disorder {
        @Override
        public int shards() {
            return SHARDS;
        }

        @Override
        public int cut(int most) {
            int size = 1 + dice.below(most);
            if (size < most) {
                tally.note(Trouble.SHORT_BATCH, place);
            }
            return size;
        }

        @Override
        public boolean again() {
            boolean repeated = dice.oneIn(REPEATS);
            if (repeated) {
                tally.note(Trouble.REPEAT, place);
            }
            return repeated;
        }

        @Override
        public Duration late() {
            if (!dice.oneIn(LATE)) {
                return Duration.ZERO;
            }
            tally.note(Trouble.DELAY, place);
            return Duration.ofMillis(1 + dice.below(LATEST_MILLIS));
        }

        @Override
        public <T> List<T> mixed(List<T> waiting) {
            var mixed = dice.mixed(waiting);
            if (!mixed.equals(waiting)) {
                tally.note(Trouble.DISORDER, place);
            }
            return mixed;
        }
    }
}
