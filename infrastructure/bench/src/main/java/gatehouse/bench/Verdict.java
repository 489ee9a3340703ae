package gatehouse.bench;

import java.util.List;

/// All figures as one table, the missed goals marked.
public record Verdict(List<Figure> figures) {
    public Verdict {
        figures = List.copyOf(figures);
    }

    /// Whether a goal was missed.
    boolean isShort() {
        return figures.stream().anyMatch(Figure::isMissed);
    }

    /// Goal and figure side by side; `SHORT` where the goal is missed, `ok` where it is met.
    String table() {
        var text = new StringBuilder(line("part", "what", "goal", "figure", ""));
        for (var figure : figures) {
            text.append(
                    line(
                            figure.part(),
                            figure.what(),
                            figure.shownGoal(),
                            figure.shownValue(),
                            mark(figure)));
        }
        return text.toString();
    }

    private static String mark(Figure figure) {
        if (figure.goal().isEmpty()) {
            return "";
        }
        return figure.isMissed() ? "SHORT" : "ok";
    }

    private static String line(Object... columns) {
        return "%-10s %-74s %10s %12s  %s".formatted(columns).stripTrailing() + "\n";
    }
}
