package gatehouse.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Decisions for one purpose. The same seed makes the same decisions in the same order.
final class Dice {
    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /// Once in `n` times; `n` at least 1.
    synchronized boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /// From 0 to `n` - 1.
    synchronized int below(int n) {
        return random.nextInt(n);
    }

    /// The same in some order.
    synchronized <T> List<T> mixed(List<T> all) {
        var mixed = new ArrayList<T>(all);
        for (int i = mixed.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            mixed.set(i, mixed.set(other, mixed.get(i)));
        }
        return mixed;
    }
}
