package gatehouse.bench;

import gatehouse.local.start.Jars;
import gatehouse.local.start.Warm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// From the start of a process to the first answer of `/v1/me`'s handler, as a multiple of a bare
/// read by the same SDK, in turns; the same with an AOT cache (JEP 514) for each of the two.
final class Starting implements Part {
    private static final double GOAL = 1.25;
    private static final int RUNS = 11;
    private static final int WHOLE_RUNS = 5;

    @Override
    public String name() {
        return "start";
    }

    /// A start of ours and one of the baseline, right after it: the machine is not equally fast
    /// from one second to the next.
    private record Pair(Start ours, Start bare) {
        double ratio() {
            return ours.millis() / bare.millis();
        }
    }

    private record Start(double millis, double classes) {}

    @Override
    public List<Figure> measure() throws Exception {
        var folder = Files.createTempDirectory("gatehouse-bench");
        try (var stage = new Stage()) {
            stage.system().pause("relay");
            stage.system().pause("projections");
            var scene = stage.scene("profile", stage.token("ana", "acme"));
            var path = Jars.of(System.getProperty("java.class.path"), folder);
            var runs = new Runs(path, scene.file(folder).toString(), folder, scene.jvm());
            var plain = runs.compare(false);
            runs.train("ours");
            runs.train("bare");
            var cached = runs.compare(true);
            var figures = new ArrayList<>(figures("plain JVM", plain));
            figures.addAll(figures("AOT cache", cached));
            figures.addAll(
                    wholeSystem(Files.createDirectory(folder.resolve("whole")), scene.jvm()));
            return figures;
        } finally {
            delete(folder);
        }
    }

    private List<Figure> figures(String how, Pair pair) {
        var ours = pair.ours();
        var bare = pair.bare();
        return List.of(
                known(how + ": first answer of /v1/me, ms", ours.millis()),
                known(how + ": first read of the bare SDK, ms", bare.millis()),
                Figure.atMost(GOAL, name(), how + ": ratio of time", pair.ratio(), 2),
                known(how + ": classes loaded for /v1/me", ours.classes()),
                known(how + ": classes loaded by the bare SDK", bare.classes()),
                Figure.atMost(
                        GOAL,
                        name(),
                        how + ": ratio of classes",
                        ours.classes() / bare.classes(),
                        2));
    }

    /// `./gatehouse local`, as it is started, with and without what `./gatehouse warm` makes.
    private List<Figure> wholeSystem(Path folder, List<String> jvm)
            throws IOException, InterruptedException {
        var template = "-Dgatehouse.template=" + System.getProperty("gatehouse.template");
        var options = new ArrayList<>(jvm);
        options.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", template));
        var warm = new Warm(folder, options);
        warm.train();
        var with = new double[WHOLE_RUNS];
        var without = new double[WHOLE_RUNS];
        for (int run = 0; run < WHOLE_RUNS; run++) {
            without[run] = warm.started(false);
            with[run] = warm.started(true);
        }
        Arrays.sort(with);
        Arrays.sort(without);
        double plain = without[WHOLE_RUNS / 2];
        double cached = with[WHOLE_RUNS / 2];
        return List.of(
                known("./gatehouse local: ready, ms", plain),
                known("./gatehouse local, warm: ready, ms", cached),
                Figure.known(name(), "./gatehouse local, warm: ratio of time", cached / plain, 2));
    }

    private Figure known(String what, double value) {
        return Figure.known(name(), what, value, 0);
    }

    /// Processes on one scene.
    ///
    /// @param path the class path
    /// @param file of the scene
    /// @param folder for the caches
    /// @param jvm options of each
    private record Runs(String path, String file, Path folder, List<String> jvm) {
        Pair compare(boolean cached) throws IOException, InterruptedException {
            var pairs = new ArrayList<Pair>();
            for (int run = 0; run < RUNS; run++) {
                pairs.add(new Pair(start("ours", cached), start("bare", cached)));
            }
            pairs.sort(Comparator.comparingDouble(Pair::ratio));
            return pairs.get(RUNS / 2);
        }

        void train(String which) throws IOException, InterruptedException {
            var options = new ArrayList<>(jvm);
            options.add("-XX:AOTCacheOutput=" + cache(which));
            options.add("-Xlog:aot*=off");
            var _ = Child.quietly(options, path, FirstAnswer.class, List.of(which, file));
        }

        private Start start(String which, boolean cached) throws IOException, InterruptedException {
            var options = new ArrayList<>(jvm);
            if (cached) {
                options.add("-XX:AOTCache=" + cache(which));
            }
            var told = Child.run(options, path, FirstAnswer.class, List.of(which, file));
            return new Start(told.millis(), told.result().getFirst());
        }

        private Path cache(String which) {
            return folder.resolve(which + ".aot");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
