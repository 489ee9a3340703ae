package gatehouse.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import gatehouse.functions.HttpHandler;
import gatehouse.functions.invite.InviteHandler;
import gatehouse.functions.profile.ProfileHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A process that does one operation again and again, in turns with its baseline, and tells how
/// much CPU time each took: result is microseconds of ours, of the baseline, and the ratio, all of
/// the block whose ratio is the middle one.
public final class Worker {
    static final String REASON = "Helping with the yearly report";
    static final String SIGN_IN = "sign-in";
    private static final int BLOCKS = 11;

    /// In a block ours and the baseline take turns, because the machine is not equally fast from
    /// one second to the next.
    private static final int TURNS = 6;

    /// How often an operation is done.
    ///
    /// @param warm before it is measured
    /// @param turn some 150 milliseconds: the clock of CPU time ticks every ten
    private record Pace(int warm, int turn) {}

    private static final Pace OFTEN = new Pace(1000, 50);
    private static final Pace HASHING = new Pace(150, 4);

    /// How many invitations are sent, each to an address of its own.
    static final int INVITATIONS = OFTEN.warm() + BLOCKS * TURNS * OFTEN.turn();

    private final Pace pace;
    private int done;

    private Worker(Pace pace) {
        this.pace = pace;
    }

    /// Runs the process.
    ///
    /// @param name of the operation
    /// @param files as [#main] takes them
    static List<Double> measure(String name, List<String> jvm, List<String> files)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(name));
        arguments.addAll(files);
        return Child.run(jvm, System.getProperty("java.class.path"), Worker.class, arguments)
                .result();
    }

    static String address(int number) {
        return "p%05d@vendor.example".formatted(number);
    }

    /// Measures, and tells.
    ///
    /// @param arguments `me` or `invite`, and the files of scene and script; or `sign-in` and that
    ///   of the scene
    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (RuntimeException broken) {
            // threads of the HTTP client would keep the process
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) {
        var scene = Scene.read(Path.of(arguments[1]));
        var platform = new ScenePlatform(scene);
        if (arguments[0].equals(SIGN_IN)) {
            var hash = new Hashing(platform.bare(), scene);
            var signIns = new SignIns(platform).warmed();
            new Worker(HASHING).compare(_ -> signIns.signIn().size(), hash);
            return;
        }
        var script = Script.read(Path.of(arguments[2]));
        var bare = new Replay(platform.bare(), script.calls(arguments[0]));
        var ours = ours(arguments[0], scene.token(), platform);
        new Worker(OFTEN).compare(ours, bare);
    }

    private static IntFunction<Integer> ours(String name, String token, ScenePlatform platform) {
        if (name.equals("me")) {
            var event = Events.of("GET /v1/me", Map.of(), token, "");
            return asking(new ProfileHandler(platform), _ -> event);
        }
        var route = "POST /v1/tenants/{tenant}/vendor-invitations";
        return asking(
                new InviteHandler(platform),
                number ->
                        Events.of(
                                route,
                                Map.of("tenant", "acme"),
                                token,
                                "{\"email\":\"%s\",\"reason\":\"%s\"}"
                                        .formatted(address(number), REASON)));
    }

    private static IntFunction<Integer> asking(
            HttpHandler handler, IntFunction<APIGatewayV2HTTPEvent> event) {
        var context = Events.context();
        return number -> {
            var answer = handler.handleRequest(event.apply(number), context);
            if (answer.getStatusCode() >= 300) {
                throw new IllegalStateException(answer.getStatusCode() + " " + answer.getBody());
            }
            return answer.getStatusCode();
        };
    }

    private void compare(IntFunction<Integer> ours, Baseline bare) {
        IntStream.range(0, pace.warm())
                .forEach(_ -> {
                    bare.prepare(1);
                    var _ = ours.apply(done++);
                    var _ = bare.run();
                });
        var blocks = new ArrayList<Block>();
        for (int block = 0; block < BLOCKS; block++) {
            double of = 0;
            double base = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                bare.prepare(pace.turn());
                of += micros(() -> ours.apply(done++));
                base += micros(bare::run);
            }
            blocks.add(new Block(of / TURNS, base / TURNS));
        }
        blocks.sort(Comparator.comparingDouble(Block::ratio));
        var middle = blocks.get(BLOCKS / 2);
        System.out.printf(
                java.util.Locale.ROOT,
                Child.RESULT + "%f %f %f%n",
                middle.ours(),
                middle.bare(),
                middle.ratio());
    }

    /// Turns of ours and of the baseline: microseconds for one operation.
    private record Block(double ours, double bare) {
        double ratio() {
            return ours / bare;
        }
    }

    /// CPU time of the whole process for one operation, over a turn of them.
    private double micros(java.util.function.IntSupplier work) {
        long before = cpuNanos();
        for (int times = 0; times < pace.turn(); times++) {
            int used = work.getAsInt();
            if (used < 0) {
                throw new IllegalStateException("never so");
            }
        }
        return (cpuNanos() - before) / 1e3 / pace.turn();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
