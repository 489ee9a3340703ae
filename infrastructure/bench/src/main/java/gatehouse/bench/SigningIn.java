package gatehouse.bench;

import java.nio.file.Files;
import java.util.List;

/// CPU time of a warm sign-in, as a multiple of the hash in it: what is left over is what we and
/// the SDK add. The table is in another process (this one), as for the figures of `cpu`.
final class SigningIn implements Part {
    /// The hash is at least 90 % of a sign-in.
    private static final double GOAL = 1 / 0.9;

    @Override
    public String name() {
        return Worker.SIGN_IN;
    }

    @Override
    public List<Figure> measure() throws Exception {
        var folder = Files.createTempDirectory("gatehouse-bench");
        try (var stage = new Stage()) {
            stage.system().pause("relay");
            stage.system().pause("projections");
            var scene = stage.scene("signin", "");
            var file = scene.file(folder);
            var work = Worker.measure(name(), scene.jvm(), List.of(file.toString()));
            Files.delete(file);
            Files.delete(folder);
            return List.of(
                    Figure.known(name(), "sign-in: CPU time, microseconds", work.get(0), 0),
                    Figure.known(name(), "sign-in: of the hash alone", work.get(1), 0),
                    Figure.atMost(GOAL, name(), "sign-in: ratio", work.get(2), 2));
        }
    }
}
