package gatehouse.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The comparison bites: on the real table, with one thing changed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GridTest {
    private static final String INVITE = "POST /v1/tenants/{tenant}/vendor-invitations";

    private final List<String> lines = real();

    @Test
    void a_table_equals_itself() {
        assertThat(differences(lines)).isEmpty();
        assertThat(Grid.parse(lines).lines())
                .isEqualTo(lines.stream().filter(line -> !line.startsWith("#")).toList());
    }

    @Test
    void a_role_that_may_too_much_is_a_difference() {
        var changed = lines.stream().map(line -> row(line) ? allowAgent(line) : line).toList();

        assertThat(differences(changed))
                .containsExactly(INVITE + ", age: 403 in the table, 201 now");
    }

    @Test
    void a_route_that_is_missing_or_new_is_a_difference() {
        var fewer = lines.stream().filter(line -> !row(line)).toList();
        var more = new ArrayList<>(lines);
        more.add("GET /v1/new | 200");

        assertThat(differences(fewer)).containsExactly(INVITE + ": gone");
        assertThat(differences(more)).containsExactly("GET /v1/new: not in the table");
    }

    @Test
    void a_role_that_is_new_is_a_difference_in_every_row() {
        var wider =
                lines.stream()
                        .map(line -> line + (line.startsWith(" ") ? " | xyz" : " | 404"))
                        .toList();

        assertThat(differences(wider))
                .contains(INVITE + ", xyz: nothing in the table, 404 now")
                .hasSizeGreaterThan(30);
    }

    private List<String> differences(List<String> changed) {
        return Grid.parse(lines).differences(Grid.parse(changed));
    }

    private static boolean row(String line) {
        return line.startsWith(INVITE + " ");
    }

    private static String allowAgent(String line) {
        var columns = List.of(headings().split("\\|", -1)).stream().map(String::strip).toList();
        var cells = new ArrayList<>(List.of(line.split("\\|", -1)));
        cells.set(columns.indexOf("age"), " 201 ");
        return String.join("|", cells);
    }

    private static String headings() {
        return real().stream().filter(line -> line.startsWith(" ")).findFirst().orElseThrow();
    }

    private static List<String> real() {
        try {
            return Files.readAllLines(
                    Path.of("src/test/resources/gatehouse/local/golden/routes-by-role.txt"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
