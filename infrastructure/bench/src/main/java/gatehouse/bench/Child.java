package gatehouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another process of this JDK, which prints its result in a line that begins with [#RESULT].
final class Child {
    static final String RESULT = "result ";

    private Child() {}

    /// What a process told.
    ///
    /// @param result the numbers of its result line
    /// @param millis from its start to that line
    record Told(List<Double> result, double millis) {}

    /// Runs a main class to its end.
    ///
    /// @param options of the JVM
    /// @throws IllegalStateException if it ends without a result
    static Told run(List<String> options, String classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(Redirect.INHERIT, options, classPath, main, arguments);
    }

    /// The same, of a process that has more to say than anybody wants to know.
    static Told quietly(
            List<String> options, String classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(Redirect.DISCARD, options, classPath, main, arguments);
    }

    private static Told run(
            Redirect errors,
            List<String> options,
            String classPath,
            Class<?> main,
            List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        Optional<Told> told = Optional.empty();
        try (var out =
                new BufferedReader(
                        new java.io.InputStreamReader(
                                process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(RESULT)) {
                    double millis = (System.nanoTime() - begun) / 1e6;
                    told = Optional.of(new Told(numbers(line.substring(RESULT.length())), millis));
                }
            }
        }
        int code = process.waitFor();
        return told.orElseThrow(
                () -> new IllegalStateException(main.getSimpleName() + " ended with " + code));
    }

    private static List<Double> numbers(String text) {
        return List.of(text.split(" ", -1)).stream().map(Double::valueOf).toList();
    }
}
