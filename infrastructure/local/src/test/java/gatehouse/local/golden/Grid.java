package gatehouse.local.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// A table of cells that can be written as aligned text, read again, and compared cell by cell.
/// Neither the names of rows nor those of columns nor cells may hold `|`.
final class Grid {
    private static final SequencedMap<String, String> NONE = new LinkedHashMap<>();

    /// How many rows stand together.
    private static final int EACH = 25;

    private final SequencedMap<String, SequencedMap<String, String>> rows = new LinkedHashMap<>();

    void put(String row, String column, String cell) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(column, cell);
    }

    /// Reads what [#lines] wrote; lines that start with `#` are remarks.
    static Grid parse(List<String> lines) {
        var table = new Grid();
        var content = lines.stream().filter(line -> !line.startsWith("#")).toList();
        var columns = cells(content.getFirst());
        for (var line : content) {
            var cells = cells(line);
            if (cells.equals(columns)) {
                continue;
            }
            for (int i = 1; i < columns.size(); i++) {
                table.put(cells.getFirst(), columns.get(i), i < cells.size() ? cells.get(i) : "");
            }
        }
        return table;
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    }

    /// The names of the columns stand above, and once more every so many rows.
    List<String> lines() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        var lines = new ArrayList<String>();
        rows.forEach((row, cells) -> {
            if (lines.size() % (EACH + 1) == 0) {
                lines.add(line(" ".repeat(width), cells.keySet()));
            }
            lines.add(line(row + " ".repeat(width - row.length()), cells.values()));
        });
        return lines;
    }

    /// The same with one row for two of the same cells, if their names are those.
    ///
    /// @param first what the name of the first begins with
    /// @param second what the name of the second begins with
    /// @param both what the name of the one row begins with
    Grid folded(String first, String second, String both) {
        var table = new Grid();
        rows.forEach((row, cells) -> {
            var rest = row.substring(row.indexOf(' ') + 1);
            boolean same =
                    rows.getOrDefault(first + rest, NONE)
                            .equals(rows.getOrDefault(second + rest, NONE));
            if (!same || !row.startsWith(second)) {
                table.rows.put(same && row.startsWith(first) ? both + rest : row, cells);
            }
        });
        return table;
    }

    private static String line(String first, Iterable<String> more) {
        return first + " | " + String.join(" | ", more);
    }

    /// What is another in the table of now than in this one, each cell and each row by name.
    List<String> differences(Grid now) {
        var names = new TreeSet<>(rows.keySet());
        names.addAll(now.rows.keySet());
        var differences = new ArrayList<String>();
        for (var row : names) {
            var old = rows.get(row);
            var next = now.rows.get(row);
            if (old == null || next == null) {
                differences.add(row + (old == null ? ": not in the table" : ": gone"));
            } else {
                differences.addAll(differences(row, old, next));
            }
        }
        return differences;
    }

    private static List<String> differences(
            String row, Map<String, String> old, Map<String, String> now) {
        Set<String> columns = new TreeSet<>(old.keySet());
        columns.addAll(now.keySet());
        return columns.stream()
                .filter(column -> !cell(old, column).equals(cell(now, column)))
                .map(column ->
                        "%s, %s: %s in the table, %s now"
                                .formatted(row, column, cell(old, column), cell(now, column)))
                .toList();
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "nothing");
    }
}
