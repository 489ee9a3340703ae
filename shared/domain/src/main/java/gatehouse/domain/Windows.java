package gatehouse.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A union of windows: apart from each other, none empty, the earliest first.
///
/// Windows that overlap or touch are one, so a gap is visible as the space between two.
///
/// @param apart the stretches; empty means never
public record Windows(List<Window> apart) {

    /// The union of any windows, in any order.
    public static Windows union(Collection<Window> windows) {
        var sorted =
                windows.stream()
                        .filter(window -> !window.isEmpty())
                        .sorted(Comparator.comparing(Window::start))
                        .toList();
        var apart = new ArrayList<Window>();
        for (var window : sorted) {
            if (apart.isEmpty() || window.start().isAfter(apart.getLast().end())) {
                apart.add(window);
            } else if (window.end().isAfter(apart.getLast().end())) {
                apart.add(apart.removeLast().until(window.end()));
            }
        }
        return new Windows(List.copyOf(apart));
    }

    /// Whether the instant lies in one of them.
    public boolean contains(Instant at) {
        return apart.stream().anyMatch(window -> window.contains(at));
    }

    /// The end of the stretch that holds the instant: until then there is no gap. The instant
    /// itself where none holds it, [Instant#MAX] where it is endless.
    public Instant lastsFrom(Instant at) {
        return apart.stream()
                .filter(window -> window.contains(at))
                .map(Window::end)
                .findFirst()
                .orElse(at);
    }
}
