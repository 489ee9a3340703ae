package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+43 1",
                "-x",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "=\nx",
                "'=1",
                "''@",
                "＝1+1",
                "＋1",
                "－1",
                "'＠x"
            })
    void what_could_be_a_formula_gets_an_apostrophe_that_can_be_taken_off_again(String text) {
        assertThat(Csv.inert(text)).isEqualTo("'" + text);
        assertThat(Csv.plain(Csv.inert(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;=1", "a;b;'@x", ";-", "x;=cmd|'/C calc'!A0;x"})
    void so_it_does_behind_a_semicolon_which_parts_cells_in_many_countries(String text) {
        assertThat(Csv.inert(text)).contains(";'").doesNotContain(";=", ";-", ";@");
        assertThat(Csv.plain(Csv.inert(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a;b", "x; =1", ";'x", "'", "''", "O'Hara", "'tis", "a=b", " =1", "1-2", "Ängst"
            })
    void everything_else_stays_as_it_is(String text) {
        assertThat(Csv.inert(text)).isEqualTo(text);
        assertThat(Csv.plain(text)).isEqualTo(text);
    }

    @Test
    void records_end_with_CRLF_and_quotes_are_doubled() {
        var text = new StringWriter();
        Csv.to(text).writeRecord("a,b", "say \"hi\"", "two\r\nlines", "");
        assertThat(text.toString()).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n");
    }

    @Test
    void a_formula_that_nobody_made_inert_is_left_as_it_is() {
        assertThat(Csv.plain("+43 1 234")).isEqualTo("+43 1 234");
    }

    @Test
    void what_is_written_is_read_again_with_or_without_a_mark_before_it() {
        var record = List.of("a,b", "c\r\nd", "\"", "", "ü", "\ufeff");
        var text = new StringWriter();
        Csv.to(text).writeRecord(record);
        for (var before : List.of("", "\ufeff")) {
            assertThat(Csv.of(before + text).stream().map(CsvRecord::getFields))
                    .containsExactly(record);
        }
    }
}
