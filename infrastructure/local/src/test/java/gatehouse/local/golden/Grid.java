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
    private final SequencedMap<String, SequencedMap<String, String>> rows = new LinkedHashMap<>();

    void put(String row, String column, String cell) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(column, cell);
    }

    /// Reads what [#lines] wrote; lines that start with `#` are remarks.
    static Grid parse(List<String> lines) {
        var table = new Grid();
        var content = lines.stream().filter(line -> !line.startsWith("#")).toList();
        var columns = cells(content.getFirst());
        for (var line : content.subList(1, content.size())) {
            var cells = cells(line);
            for (int i = 1; i < columns.size(); i++) {
                table.put(cells.getFirst(), columns.get(i), i < cells.size() ? cells.get(i) : "");
            }
        }
        return table;
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    }

    List<String> lines() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        var lines = new ArrayList<String>();
        rows.forEach((row, cells) -> {
            if (lines.isEmpty()) {
                lines.add(line(" ".repeat(width), cells.keySet()));
            }
            lines.add(line(row + " ".repeat(width - row.length()), cells.values()));
        });
        return lines;
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
