package gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that fails leaves nothing behind, neither here nor on what it was to stand on.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailedStartIT {
    private static final Path SMALL = Path.of("src/test/resources/gatehouse/local/small.yaml");

    @TempDir private Path folder;
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void one_that_fails_when_all_runs_takes_all_down_again() {
        var broken =
                watched(
                        SMALL,
                        _ -> {
                            throw new IllegalStateException("no seed");
                        });

        assertThat(failure(broken)).hasMessage("no seed").hasNoSuppressedExceptions();
        assertThat(closed).hasValue(1);
    }

    @Test
    void one_whose_functions_do_not_start_takes_down_what_is_there() throws IOException {
        var text = Files.readString(SMALL).replaceFirst("small\\.(\\w+)Handler", "small.None");
        var template = Files.writeString(folder.resolve("template.yaml"), text);

        assertThat(failure(watched(template, Seed.NOTHING))).hasNoSuppressedExceptions();
        assertThat(closed).hasValue(1);
    }

    @Test
    void its_folder_is_free_for_the_next_one() {
        var data = folder.resolve("data");
        var broken =
                LocalSystemIT.small()
                        .data(data)
                        .seed(_ -> {
                            throw new IllegalStateException("no seed");
                        });
        assertThat(failure(broken)).hasMessage("no seed");

        try (var system = LocalSystem.start(LocalSystemIT.small().data(data))) {
            system.quiet();
        }
    }

    private static Throwable failure(Options options) {
        return catchThrowable(() -> LocalSystem.start(options).close());
    }

    /// Counts how often what stands behind it is closed.
    private Options watched(Path template, Seed seed) {
        var usual = LocalSystemIT.small();
        return new Options(
                usual.port(),
                usual.storage(),
                template,
                seed,
                (options, base, clock, activity) ->
                        counted(new InProcess(options, base, clock, activity)),
                Optional.empty(),
                usual.parameters());
    }

    private Provider counted(Provider provider) {
        return (Provider)
                Proxy.newProxyInstance(
                        Provider.class.getClassLoader(),
                        new Class<?>[] {Provider.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                closed.incrementAndGet();
                            }
                            try {
                                return method.invoke(provider, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }
}
