package gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/// `./gatehouse bench [PART ...]`: measures, prints one table, and says by its exit code whether
/// every goal was met (0) or one was missed (1).
public final class Bench {
    private static final List<Part> PARTS =
            List.of(
                    new Requests(),
                    new Sweeping(),
                    new OwnWork(),
                    new SigningIn(),
                    new Enumerating(),
                    new Starting(),
                    new Relaying(),
                    new People(),
                    new Money());

    /// Measured where it is named: planting its people alone takes minutes.
    private static final String ALONE = People.NAME;

    private static final int LONGEST_SECONDS = 600;

    private Bench() {}

    /// Measures the parts that are named, or all but that which is measured alone.
    public static void main(String[] names) {
        try {
            System.exit(run(names) ? 1 : 0);
        } catch (Exception broken) {
            broken.printStackTrace();
            System.exit(2);
        }
    }

    /// Returns whether a goal was missed.
    private static boolean run(String[] names) throws Exception {
        var wanted = wanted(List.of(names));
        var figures = new ArrayList<Figure>();
        long begun = System.nanoTime();
        for (var part : wanted) {
            System.out.println("measuring " + part.name() + " ...");
            figures.addAll(part.measure());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        figures.add(
                names.length == 0
                        ? Figure.atMost(LONGEST_SECONDS, "bench", "all of it, seconds", seconds, 0)
                        : Figure.known("bench", "these parts, seconds", seconds, 0));
        System.out.println();
        System.out.println(Machine.described());
        System.out.println();
        var verdict = new Verdict(figures);
        System.out.print(verdict.table());
        return verdict.isShort();
    }

    private static List<Part> wanted(List<String> names) {
        var known = PARTS.stream().map(Part::name).toList();
        for (var name : names) {
            if (!known.contains(name)) {
                System.err.println("no such part: " + name + "; there are " + known);
                System.exit(2);
            }
        }
        return PARTS.stream()
                .filter(part ->
                        names.isEmpty() ? !part.name().equals(ALONE) : names.contains(part.name()))
                .toList();
    }
}
