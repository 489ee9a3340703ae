package gatehouse.local;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// `./gatehouse local`: starts the system and lets it run until it is stopped.
public final class Main {
    private static final String USAGE =
            "local [--port PORT] [--data DIR | --endpoint URL] [--chaos SEED] [--origins LIST]";
    private static final String ORIGIN = "https?://[a-z0-9.-]+(:\\d{1,5})?";
    private static final int LEAST_MEMORY = 19_456;
    private static final int LAST_PORT = 65535;

    private Main() {}

    public static void main(String[] arguments) {
        var options = options(List.of(arguments).iterator());
        try {
            var system = LocalSystem.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            System.out.println("Gatehouse is ready at " + system.base());
        } catch (UncheckedIOException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (RuntimeException broken) {
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private static Options options(Iterator<String> arguments) {
        // six people are seeded while somebody waits
        var options = Options.usual().passwordMemory(LEAST_MEMORY);
        boolean keeps = false;
        boolean elsewhere = false;
        while (arguments.hasNext()) {
            var name = arguments.next();
            var value = arguments.hasNext() ? arguments.next() : "";
            if (name.equals("--port") && isPort(value)) {
                options = options.port(Integer.parseInt(value));
            } else if (name.equals("--data") && !value.isEmpty()) {
                options = options.data(Path.of(value));
                keeps = true;
            } else if (name.equals("--endpoint") && value.matches("https?://[^/]+/?")) {
                options = options.endpoint(URI.create(value.replaceAll("/$", "")));
                elsewhere = true;
            } else if (name.equals("--chaos") && value.matches("-?\\d{1,18}")) {
                options = options.chaos(Long.parseLong(value));
            } else if (name.equals("--origins") && value.matches(ORIGIN + "(," + ORIGIN + ")*")) {
                options = options.origins(value);
            } else {
                throw refused(name + " " + value);
            }
        }
        if (keeps && elsewhere) {
            throw refused("--data with --endpoint: what is made there does not stay");
        }
        return options;
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= LAST_PORT;
    }

    private static IllegalArgumentException refused(String what) {
        System.err.println("not understood: " + what);
        System.err.println("usage: ./gatehouse " + USAGE);
        System.exit(2);
        return new IllegalArgumentException(what);
    }
}
