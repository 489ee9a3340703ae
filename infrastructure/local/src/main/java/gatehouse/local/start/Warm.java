package gatehouse.local.start;

import gatehouse.local.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `./gatehouse warm`: makes an AOT cache (JEP 514) of the local system, with which it is ready
/// sooner. Starts it once and stops it; the JVM writes down what was loaded.
public final class Warm {
    private static final String READY = "Gatehouse is ready";
    private final Path folder;
    private final List<String> options;

    /// @param folder where cache and class path go; what is in it leaves
    /// @param options of the JVM, those that the cache will be used with
    public Warm(Path folder, List<String> options) {
        this.folder = folder;
        this.options = List.copyOf(options);
    }

    /// Makes it.
    ///
    /// @param arguments the folder, then the options of the JVM
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var all = List.of(arguments);
        new Warm(Path.of(all.getFirst()), all.subList(1, all.size())).train();
    }

    /// Makes the cache.
    ///
    /// @throws IllegalStateException if the JVM made none
    public void train() throws IOException, InterruptedException {
        empty();
        var classPath = Jars.of(System.getProperty("java.class.path"), folder);
        Files.writeString(folder.resolve("class-path"), classPath);
        double ready = start(List.of("-XX:AOTCacheOutput=" + cache(), "-Xlog:aot*=off"));
        if (ready < 0 || !Files.exists(cache())) {
            throw new IllegalStateException("there is no AOT cache at " + cache());
        }
    }

    /// Starts the local system with the cache that was made, or without, and stops it.
    ///
    /// @return milliseconds until it was ready
    public double started(boolean cached) throws IOException, InterruptedException {
        return start(cached ? List.of("-XX:AOTCache=" + cache()) : List.of());
    }

    private Path cache() {
        return folder.resolve("local.aot");
    }

    private double start(List<String> more) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", Files.readString(folder.resolve("class-path"))));
        command.addAll(List.of(Main.class.getName(), "--port", "0"));
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        double millis = -1;
        try (BufferedReader out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    millis = (System.nanoTime() - begun) / 1e6;
                    // gently, by its handle: it still has its output to write, and what it learnt
                    var _ = process.toHandle().destroy();
                }
            }
        }
        var _ = process.waitFor();
        return millis;
    }

    private void empty() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
