package gatehouse.local.model;

import java.util.ArrayList;
import java.util.List;

/// Where the model and the system part.
///
/// @param step counts from 1
/// @param about the answer to it, or what was asked after it
public record Difference(int step, String about, String expected, String found) {

    /// The history as a person reads it, and where they part in it.
    public String readable(List<?> steps) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < steps.size(); i++) {
            lines.add("%3d  %s".formatted(i + 1, steps.get(i)));
        }
        return "%s%n%nAfter step %d, %s:%n  the model: %s%n  the system: %s"
                .formatted(
                        String.join(System.lineSeparator(), lines), step, about, expected, found);
    }
}
