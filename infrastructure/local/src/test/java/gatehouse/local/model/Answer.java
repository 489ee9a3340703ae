package gatehouse.local.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What came back for a step.
///
/// @param status 0 where nothing was asked
/// @param problem the last part of the problem's type; empty for none
/// @param faults the pointers of faulty fields, each once
public record Answer(int status, String problem, SortedSet<String> faults) {
    /// Nothing was asked: what the step is about is not there.
    public static final Answer PASSED_OVER = of(0, "");

    public static Answer of(int status, String problem, String... faults) {
        return new Answer(status, problem, new TreeSet<>(List.of(faults)));
    }
}
