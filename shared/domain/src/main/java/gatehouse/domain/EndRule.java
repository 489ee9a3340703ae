package gatehouse.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the end of a window must keep to when it is chosen or moved (A4).
final class EndRule {
    static final String END = "/end";

    private EndRule() {}

    /// The faults of an end for a window, at `/end`; none if it may be so.
    static List<Fault> faults(Window window, Instant end, Instant now) {
        var faults = new ArrayList<Fault>();
        boolean after = end.isAfter(window.start());
        if (!after) {
            faults.add(new Fault(END, "must be after the start, " + window.start()));
        }
        if (!end.isAfter(now)) {
            faults.add(new Fault(END, "must be in the future"));
        }
        if (after && window.until(end).exceedsLimit()) {
            faults.add(
                    new Fault(
                            END,
                            "must be at most 180 days (180 x 24 hours) after the start, so no later"
                                    + " than "
                                    + Window.latestEnd(window.start())));
        }
        return List.copyOf(faults);
    }
}
