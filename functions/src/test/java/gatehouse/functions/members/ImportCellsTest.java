package gatehouse.functions.members;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.functions.PeopleCsv;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportCellsTest {
    /// A new column of the export is either taken or knowingly passed over.
    @Test
    void every_column_of_the_export_is_understood_and_no_other() {
        assertThat(ImportCells.columns()).containsExactlyInAnyOrderElementsOf(PeopleCsv.columns());
    }
}
