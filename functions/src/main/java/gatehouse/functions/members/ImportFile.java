package gatehouse.functions.members;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import gatehouse.domain.Fault;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.Csv;
import gatehouse.functions.PeopleCsv;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The file of an import: a line with the names of columns, which are those of the export (B9, D2),
/// and a line for each person.
///
/// @param lines those that have as many cells as there are columns
/// @param faults what is wrong with columns and other lines
record ImportFile(List<Line> lines, List<Fault> faults) {
    ImportFile {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /// How many people one file can have: two requests to the table for each have to fit into the
    /// time that an answer has.
    static final int MOST = 100;

    private static final Set<String> KNOWN = Set.copyOf(PeopleCsv.columns());
    private static final List<String> REQUIRED = List.of("email", "firstName", "lastName");
    private static final Pattern BROKEN = Pattern.compile(".*starting at line (\\d+).*");

    /// A person's line.
    ///
    /// @param number of the line of the file on which it begins; the first is 1
    /// @param cells by column, without the apostrophe that the export puts before formulas, and
    ///   without white space around
    record Line(int number, Map<String, String> cells) {

        /// What stands in a column; empty text where nothing does, or there is none of that name.
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /// Whether there is such a column.
        boolean has(String column) {
            return cells.containsKey(column);
        }

        /// A fault of it.
        ///
        /// @param pointer within the line
        Fault fault(String pointer, String detail) {
            return new Fault("/lines/" + number + pointer, detail);
        }
    }

    /// Reads it, with everything that is wrong with its form.
    static Outcome<ImportFile> read(String text) {
        var records = new ArrayList<CsvRecord>();
        var faults = new ArrayList<Fault>();
        try {
            for (var record : Csv.of(text)) {
                records.add(record);
                if (records.size() > MOST + 1) {
                    return Outcome.refused(
                            new Refusal.TooLarge(
                                    "A file can have %d people: send it in parts".formatted(MOST)));
                }
            }
        } catch (CsvParseException broken) {
            faults.add(broken(broken));
        }
        if (records.size() < 2 && faults.isEmpty()) {
            faults.add(
                    new Fault(
                            "",
                            "must name the columns in its first line, and have a line for each person"));
        }
        return Outcome.done(of(records, faults));
    }

    private static Fault broken(CsvParseException broken) {
        var place = BROKEN.matcher(Optional.ofNullable(broken.getMessage()).orElse(""));
        return new Fault(
                "/lines" + (place.matches() ? "/" + place.group(1) : ""),
                "has a quote that is not closed, or something behind one that is");
    }

    /// Where columns are wrong, nothing can be said of the lines.
    private static ImportFile of(List<CsvRecord> records, List<Fault> broken) {
        var faults = new ArrayList<>(broken);
        if (!records.isEmpty()) {
            var header = line(List.of(), records.getFirst());
            faults.addAll(columns(records.getFirst().getFields(), header));
        }
        return faults.size() > broken.size()
                ? new ImportFile(List.of(), faults)
                : people(records, faults);
    }

    private static ImportFile people(List<CsvRecord> records, List<Fault> faults) {
        var lines = new ArrayList<Line>();
        for (var record : records.subList(Math.min(1, records.size()), records.size())) {
            var names = records.getFirst().getFields();
            var line = line(names, record);
            if (record.getFieldCount() == names.size()) {
                lines.add(line);
            } else {
                faults.add(
                        line.fault(
                                "",
                                "has %d cells, where there are %d columns"
                                        .formatted(record.getFieldCount(), names.size())));
            }
        }
        return new ImportFile(lines, faults);
    }

    private static List<Fault> columns(List<String> names, Line first) {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (var name : names) {
            var pointer = "/" + Form.escape(name);
            if (!KNOWN.contains(name)) {
                faults.add(first.fault(pointer, "is not a column here"));
            } else if (!seen.add(name)) {
                faults.add(first.fault(pointer, "is there twice"));
            }
        }
        REQUIRED.stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> faults.add(first.fault("/" + name, "is required: a column")));
        if (!seen.contains("roles") && !seen.contains("permissions")) {
            faults.add(first.fault("/roles", "is required: a column, or the column permissions"));
        }
        return faults;
    }

    private static Line line(List<String> names, CsvRecord record) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(names.size(), record.getFieldCount()); i++) {
            cells.put(names.get(i), Csv.plain(record.getField(i)).strip());
        }
        return new Line((int) record.getStartingLineNumber(), Map.copyOf(cells));
    }
}
