package gatehouse.bench;

import gatehouse.functions.signin.SigninHandler;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// CPU time of a warm sign-in, as a multiple of the hash in it: what is left over is what we add.
/// All of it runs on this thread, the checks of the local system too, so it is rather too much than
/// too little.
final class SigningIn implements Part {
    /// The hash is at least 90 % of a sign-in.
    private static final double GOAL = 1 / 0.9;

    private static final int WARM = 40;
    private static final int BLOCKS = 15;
    private static final int TURN = 4;
    private static final String PASSWORD = "ana-at-the-gate";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public List<Figure> measure() {
        try (var stage = new Stage()) {
            var system = stage.system();
            system.pause("relay");
            var hash = hash(system);
            var passwords = Planting.passwords(system);
            var handler = new SigninHandler(system.platform("signin"));
            var event =
                    Events.of(
                            "POST /v1/sessions",
                            Map.of(),
                            "",
                            "{\"username\":\"ana@acme.example\",\"password\":\"%s\"}"
                                    .formatted(PASSWORD));
            Runnable signIn =
                    () -> {
                        var answer = handler.handleRequest(event, Events.context());
                        if (answer.getStatusCode() != 201) {
                            throw new IllegalStateException(answer.getBody());
                        }
                    };
            Runnable hashing =
                    () -> {
                        if (!passwords.matches(PASSWORD, hash)) {
                            throw new IllegalStateException("not the password");
                        }
                    };
            return compared(signIn, hashing);
        }
    }

    private List<Figure> compared(Runnable signIn, Runnable hashing) {
        IntStream.range(0, WARM)
                .forEach(_ -> {
                    signIn.run();
                    hashing.run();
                });
        record Block(double ours, double hash) {
            double ratio() {
                return ours / hash;
            }
        }
        var blocks =
                IntStream.range(0, BLOCKS)
                        .mapToObj(_ -> new Block(micros(signIn), micros(hashing)))
                        .sorted(java.util.Comparator.comparingDouble(Block::ratio))
                        .toList();
        var middle = blocks.get(BLOCKS / 2);
        return List.of(
                Figure.known(name(), "sign-in: CPU time, microseconds", middle.ours(), 0),
                Figure.known(name(), "sign-in: of the hash alone", middle.hash(), 0),
                Figure.atMost(GOAL, name(), "sign-in: ratio", middle.ratio(), 2));
    }

    private double micros(Runnable work) {
        long before = threads.getCurrentThreadCpuTime();
        for (int times = 0; times < TURN; times++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e3 / TURN;
    }

    private static String hash(LocalSystem system) {
        var claim = Rows.read(system, "E#ana@acme.example", "CLAIM");
        var account = Objects.requireNonNull(claim.get("account")).s();
        var item = Rows.read(system, "A#" + account, "ACCOUNT");
        return Objects.requireNonNull(item.get("password")).s();
    }
}
