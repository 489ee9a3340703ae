package gatehouse.functions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.regex.Pattern;

/// Comma-separated values (RFC 4180) with CRLF, in which no spreadsheet finds a formula.
public final class Csv {
    /// Where one may begin: a cell, or what follows a semicolon, which parts cells for spreadsheets
    /// of many countries.
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)('*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r])");

    private static final Pattern INERT =
            Pattern.compile("(^|;)'('*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r])");

    private static final String MARK = "\ufeff";

    private Csv() {}

    /// Records that are written as they come: nothing is held back in a buffer.
    public static CsvWriter to(Writer text) {
        return CsvWriter.builder()
                .bufferSize(0) // what a buffer holds back would be missing in the text
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
    }

    /// The records of a text, with or without a mark of its byte order before it. Empty lines are
    /// passed over; how many cells a line has is left to who reads it.
    ///
    /// @throws de.siegmar.fastcsv.reader.CsvParseException while they are read, where a quote is
    ///   not closed or more follows behind it
    public static CsvReader<CsvRecord> of(String text) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.startsWith(MARK) ? text.substring(1) : text);
    }

    /// A text as a cell that is only text. Spreadsheets take one that begins with `=`, `+`, `-` or
    /// `@`, as wide as an ideograph too (U+FF1D and the like), a tab or a CR for a formula: an
    /// apostrophe goes before it, and before one that begins with apostrophes and then one of
    /// these; the same behind each semicolon. So whoever reads such a cell can take one apostrophe
    /// off each, and has the text that it was.
    public static String inert(String text) {
        return FORMULA.matcher(text).replaceAll("$1'$2");
    }

    /// The text that a cell was before [#inert].
    public static String plain(String cell) {
        return INERT.matcher(cell).replaceAll("$1$2");
    }
}
