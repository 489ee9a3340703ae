package gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `./gatehouse break` needs patches that fit the code as it is.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreaksTest {
    private static final Path TEMPLATE = Options.usual().template();
    private static final String CHANGED = "+++ b/";

    static List<Path> patches() throws IOException {
        try (var files = Files.list(TEMPLATE.resolveSibling("infrastructure/breaks"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void a_patch_fits_the_code_and_names_its_guard(Path patch) throws IOException {
        var lines = Files.readAllLines(patch);
        assertThat(lines.get(0)).startsWith("break: ");
        assertThat(lines.get(1)).matches("guard: [A-Za-z]+\\.[a-z_]+");
        assertThat(lines.get(2)).startsWith("run: ");

        var file =
                lines.stream().filter(line -> line.startsWith(CHANGED)).findFirst().orElseThrow();
        var code = Files.readString(TEMPLATE.resolveSibling(file.substring(CHANGED.length())));
        assertThat(hunks(lines)).isNotEmpty().allSatisfy(hunk -> assertThat(code).contains(hunk));
    }

    /// What stands in the code where each change is made.
    private static List<String> hunks(List<String> patch) {
        var hunks = new ArrayList<String>();
        for (var line : patch) {
            if (line.startsWith("@@")) {
                hunks.add("");
            } else if (!hunks.isEmpty() && (line.startsWith(" ") || line.startsWith("-"))) {
                hunks.add(hunks.removeLast() + line.substring(1) + "\n");
            }
        }
        return hunks;
    }
}
