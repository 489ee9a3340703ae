package gatehouse.functions;

import de.siegmar.fastcsv.writer.CsvWriter;
import gatehouse.aws.Extracts.Row;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The people of a tenant as rows of a CSV file (B9, D1), written into memory until somebody takes
/// them from there.
///
/// A cell is empty where there is nothing, or nothing is told; several values in one cell have a
/// space between.
public final class PeopleCsv {
    /// Its media type (RFC 4180, section 3).
    public static final String TYPE = "text/csv; charset=utf-8; header=present";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    private final CsvWriter csv = Csv.to(text);
    private final List<PeopleColumn> columns;
    private final RoleCatalogue roles;

    /// @param tenant its roles are told, and whether there are second factors to tell of is a
    ///   matter of its provider
    public PeopleCsv(Columns wanted, Tenant tenant) {
        columns = PeopleColumn.all(wanted, tenant);
        roles = tenant.roles();
    }

    /// The names of all columns that there can be.
    public static List<String> columns() {
        return PeopleColumn.all();
    }

    /// How browsers take the file, and under which name.
    public static String disposition(TenantId tenant) {
        return "attachment; filename=\"members-" + tenant + ".csv\"";
    }

    /// Writes the row with the names of the columns.
    public PeopleCsv header() {
        csv.writeRecord(columns.stream().map(PeopleColumn::name).toList());
        return this;
    }

    /// Writes one of the people.
    ///
    /// @param now which roles are held, and who is locked out
    public void add(Row row, Instant now) {
        csv.writeRecord(
                columns.stream()
                        .map(column -> Csv.inert(column.cell().of(row, roles, now)))
                        .toList());
    }

    /// How many bytes wait to be taken.
    public int size() {
        flush();
        return bytes.size();
    }

    /// Takes what was written so far: UTF-8.
    public byte[] take() {
        flush();
        var all = bytes.toByteArray();
        bytes.reset();
        return all;
    }

    private void flush() {
        try {
            text.flush();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
