package gatehouse.local.chaos;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The whole system in a process of its own, to be killed. Asked by a line, it prints the table.
public final class KillsMain {
    private KillsMain() {}

    /// Starts it.
    ///
    /// @param arguments the port and the folder
    public static void main(String[] arguments) throws IOException {
        var system =
                LocalSystem.start(
                        Options.usual()
                                .port(Integer.parseInt(arguments[0]))
                                .data(Path.of(arguments[1])));
        System.out.println("ready " + system.base());
        try (var asked =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (asked.readLine() != null) {
                System.out.println("table " + Items.of(system));
            }
        }
        // whoever started it is gone
        Runtime.getRuntime().halt(0);
    }
}
