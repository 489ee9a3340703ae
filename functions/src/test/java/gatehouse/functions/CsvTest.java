package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvTest {
    /// As whoever imports such a file undoes it.
    private static final Pattern MADE_INERT = Pattern.compile("'+[=+\\-@\t\r].*", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+43 1", "-x", "@SUM(A1)", "\tx", "\rx", "=\nx", "'=1", "''@"})
    void what_could_be_a_formula_gets_an_apostrophe_that_can_be_taken_off_again(String text) {
        assertThat(Csv.inert(text)).isEqualTo("'" + text);
        assertThat(undone(Csv.inert(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "''", "O'Hara", "'tis", "a=b", " =1", "1-2", "Ängst"})
    void everything_else_stays_as_it_is(String text) {
        assertThat(Csv.inert(text)).isEqualTo(text);
        assertThat(undone(text)).isEqualTo(text);
    }

    @Test
    void records_end_with_CRLF_and_quotes_are_doubled() {
        var text = new StringWriter();
        Csv.to(text).writeRecord("a,b", "say \"hi\"", "two\r\nlines", "");
        assertThat(text.toString()).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n");
    }

    private static String undone(String cell) {
        return MADE_INERT.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
