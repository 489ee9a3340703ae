package gatehouse.local.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What `docs/security.md` says of OWASP's requirements names tests that are there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityTest {
    private static final Path FILE = Options.usual().template();
    private static final Pattern CITED = Pattern.compile("`([A-Z]\\w*(?:IT|Test))`");
    private static final Pattern ROW = Pattern.compile("\\| \\d+\\.\\d+\\.\\d+ \\|.*");

    @Test
    void every_test_that_is_named_exists() throws IOException {
        var there = tests();

        assertThat(rows())
                .allSatisfy(row ->
                        assertThat(CITED.matcher(row).results().map(found -> found.group(1)))
                                .as(row)
                                .isSubsetOf(there));
    }

    @Test
    void whatever_is_met_names_a_test_or_says_why_there_is_none() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(60);
        assertThat(rows())
                .filteredOn(row -> row.split("\\|", -1)[3].strip().equals("met"))
                .allMatch(row -> CITED.matcher(row).find() || row.contains("no test: "));
    }

    private static List<String> rows() throws IOException {
        return Files.readString(FILE.resolveSibling("docs").resolve("security.md"))
                .lines()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    /// The names of all classes of tests.
    private static Set<String> tests() throws IOException {
        var names = new TreeSet<String>();
        for (var place : List.of("shared/domain", "shared/http", "shared/aws", "functions")) {
            names.addAll(tests(FILE.resolveSibling(place)));
        }
        names.addAll(tests(FILE.resolveSibling("infrastructure/local")));
        return names;
    }

    private static Set<String> tests(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src/test/java"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
