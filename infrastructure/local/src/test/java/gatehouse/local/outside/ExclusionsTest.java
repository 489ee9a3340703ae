package gatehouse.local.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Every integration test runs in each of the runs, or is named with a reason.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExclusionsTest {
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void what_is_left_out_exists_and_has_a_place_and_a_reason() throws IOException {
        var types = types();
        assertThat(Exclusion.all())
                .isNotEmpty()
                .allSatisfy(exclusion -> {
                    assertThat(exclusion.reason()).hasSizeGreaterThan(10);
                    assertThat(exclusion.where()).isIn(places());
                    assertThat(exists(exclusion.test(), types)).as(exclusion.test()).isTrue();
                });
    }

    /// Else it would run nowhere.
    @Test
    void what_is_left_out_under_chaos_runs_in_calm_and_hardly_anything_else() {
        assertThat(Exclusion.runsInCalm("KillsIT")).isTrue();
        assertThat(Exclusion.runsInCalm("KillsIT", "kills")).isTrue();
        assertThat(Exclusion.runsInCalm("HistoriesIT", "histories")).isTrue();
        assertThat(Exclusion.runsInCalm("ActivationIT")).isTrue();
        assertThat(Exclusion.runsInCalm("ActivationIT", "bootstrap")).isTrue();
        assertThat(Exclusion.runsInCalm("ActivationIT", "activate")).isFalse();
        assertThat(Exclusion.runsInCalm("OutboxIT")).isFalse();
    }

    /// What a run includes by name, it forgets when something new comes.
    @Test
    void the_runs_under_chaos_and_on_an_endpoint_include_everything_that_is_not_named()
            throws Exception {
        var executions = executions();
        assertThat(executions).containsKeys("under-chaos", "on-other-peoples-aws");
        assertThat(List.of("under-chaos", "on-other-peoples-aws"))
                .allSatisfy(run ->
                        assertThat(executions.getOrDefault(run, List.of()))
                                .allSatisfy(execution -> {
                                    for (var word :
                                            List.of("include", "exclude", "test", "groups")) {
                                        assertThat(execution.getElementsByTagName(word).getLength())
                                                .as("%s of %s", word, run)
                                                .isZero();
                                    }
                                }));
    }

    @Test
    void the_run_under_chaos_is_off_on_an_endpoint() throws Exception {
        assertThat(executions().getOrDefault("under-chaos", List.of()))
                .anyMatch(execution ->
                        execution.getTextContent().strip().matches("under-chaos\\s+none"));
    }

    private static List<String> places() {
        return Stream.concat(
                        Stream.of(Exclusion.ENDPOINT, Exclusion.CHAOS, Exclusion.TWICE),
                        Arrays.stream(Emulator.values()).map(Emulator::id))
                .toList();
    }

    private static boolean exists(String test, Map<String, Class<?>> types) {
        var parts = test.split("\\.", 2);
        var type = types.get(parts[0]);
        return type != null
                && (parts.length == 1
                        || Arrays.stream(type.getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals(parts[1])));
    }

    /// The integration tests of this module, by their simple names.
    private static Map<String, Class<?>> types() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.map(file -> TESTS.relativize(file).toString())
                    .filter(file -> file.endsWith("IT.java"))
                    .map(file -> file.replace(".java", "").replace('/', '.'))
                    .map(ExclusionsTest::type)
                    .collect(Collectors.toMap(Class::getSimpleName, type -> type));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ExclusionsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    /// Of the POM, by id.
    private static Map<String, List<Element>> executions() throws Exception {
        var pom =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile());
        var all = pom.getElementsByTagName("execution");
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                .map(i -> (Element) all.item(i))
                .collect(
                        Collectors.groupingBy(
                                each -> each.getElementsByTagName("id").item(0).getTextContent()));
    }
}
