package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/// A process of the system on a data folder, from its start until it is killed.
final class KilledSystem implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Path folder;
    private final Process process;
    private final BufferedReader output;
    private final Site site;

    /// Starts, and returns when it takes requests.
    KilledSystem(Path folder, int port) throws IOException {
        this.folder = folder;
        this.process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KillsMain.class.getName(),
                                Integer.toString(port),
                                folder.toString())
                        .redirectError(folder.resolveSibling("errors.txt").toFile())
                        .start();
        this.output = process.inputReader();
        this.site = new Site(line("ready "));
    }

    private String line(String begin) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(begin)) {
                return line.substring(begin.length());
            }
        }
        throw new IOException("it ended: " + Files.readString(folder.resolveSibling("errors.txt")));
    }

    Site site() {
        return site;
    }

    /// Every item.
    List<JsonNode> table() {
        try {
            process.outputWriter().write("table\n");
            process.outputWriter().flush();
            return Site.list(MAPPER.readTree(line("table ")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Does the same again and again, until it is killed.
    ///
    /// @param millis how long after the first time
    /// @return how many mails had gone out
    int killedAfter(long millis, Runnable step) throws IOException {
        var killer = new Timer(true);
        try {
            killer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            close();
                        }
                    },
                    millis);
            while (true) {
                step.run();
            }
        } catch (Site.Silent asWanted) {
            return kill();
        } finally {
            killer.cancel();
        }
    }

    /// Kills it, as a power cut would.
    ///
    /// @return how many mails had gone out
    int kill() throws IOException {
        close();
        var file = folder.resolve("mails.jsonl");
        return Math.toIntExact(Files.readString(file).chars().filter(each -> each == '\n').count());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
