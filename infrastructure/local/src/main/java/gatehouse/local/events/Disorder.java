package gatehouse.local.events;

import java.time.Duration;
import java.util.List;

/// How much out of order a source delivers. What AWS promises it keeps: the changes of one item
/// come in their order, and everything comes at least once.
public interface Disorder {
    /// As orderly as can be: one shard, full batches, at once, once.
    Disorder NONE =
            new Disorder() {
                @Override
                public int shards() {
                    return 1;
                }

                @Override
                public int cut(int most) {
                    return most;
                }

                @Override
                public boolean again() {
                    return false;
                }

                @Override
                public Duration late() {
                    return Duration.ZERO;
                }

                @Override
                public <T> List<T> mixed(List<T> waiting) {
                    return waiting;
                }
            };

    /// Into how many shards a stream falls, at least 1.
    int shards();

    /// How large the next batch is.
    ///
    /// @return 1 to `most`
    int cut(int most);

    /// Whether what was done with comes once more.
    boolean again();

    /// How long the next delivery is held back.
    Duration late();

    /// What waits in a queue, in the order in which it is received.
    <T> List<T> mixed(List<T> waiting);
}
