package gatehouse.local.small;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Seed;
import java.nio.file.Path;

/// The small system in a process of its own, to be killed.
public final class SmallMain {
    private SmallMain() {}

    /// Starts it.
    ///
    /// @param arguments the template, the folder, and perhaps a function to pause
    public static void main(String[] arguments) {
        var system =
                LocalSystem.start(
                        Options.usual()
                                .port(0)
                                .seed(Seed.NOTHING)
                                .template(Path.of(arguments[0]))
                                .data(Path.of(arguments[1])));
        if (arguments.length > 2) {
            system.pause(arguments[2]);
        }
        System.out.println("ready " + system.base());
    }
}
