package gatehouse.local.promises;

import gatehouse.local.Options;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.openqa.selenium.WebDriver;

/// What the tests through HTTP are called, as they were compiled.
final class Names {
    private static final Path REQUIREMENTS =
            Options.usual().template().resolveSibling("docs/requirements.md");

    private Names() {}

    static Promises promises() throws IOException {
        return Promises.of(Files.readString(REQUIREMENTS));
    }

    /// The names of the tests that run everywhere: what needs a browser, a Keycloak or a Docker is
    /// skipped where there is none, and nothing fails then.
    static List<String> everywhere() throws IOException, URISyntaxException {
        var folder =
                Path.of(Names.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith("IT.class"))
                    .map(file -> loaded(file.replace(".class", "").replace('/', '.')))
                    .filter(Names::runsEverywhere)
                    .flatMap(Names::of)
                    .toList();
        }
    }

    /// The names of the tests of a class, but for those that are switched off.
    static Stream<String> of(Class<?> tests) {
        return tests.isAnnotationPresent(Disabled.class)
                ? Stream.of()
                : Arrays.stream(tests.getDeclaredMethods())
                        .filter(method -> !method.isAnnotationPresent(Disabled.class))
                        .flatMap(method -> name(method).stream());
    }

    static boolean runsEverywhere(Class<?> tests) {
        return !tests.getPackageName().endsWith(".keycloak")
                && Arrays.stream(tests.getDeclaredFields())
                        .map(field -> field.getType())
                        .noneMatch(type -> isBrowser(type));
    }

    /// Also where it is wrapped.
    private static boolean isBrowser(Class<?> type) {
        return WebDriver.class.isAssignableFrom(type)
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> WebDriver.class.isAssignableFrom(field.getType()));
    }

    private static Optional<String> name(AnnotatedElement method) {
        return Optional.ofNullable(method.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .or(() ->
                        Optional.ofNullable(method.getAnnotation(ParameterizedTest.class))
                                .map(ParameterizedTest::name));
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Names.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }
}
