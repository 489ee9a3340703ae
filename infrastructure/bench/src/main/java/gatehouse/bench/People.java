package gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/// Lists of people, searches and exports, at several sizes of the tenant.
final class People implements Part {
    static final String NAME = "people";
    private static final int[] SIZES = {100, 10_000, 100_000};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var stage = new Stage()) {
            stage.system().pause("relay");
            stage.system().pause("projections");
            var populations = new ArrayList<Population>();
            for (int size : SIZES) {
                populations.add(Population.of(stage.system(), size));
            }
            var all = new ArrayList<>(new Lists(stage).measure(populations));
            all.addAll(new Exports(stage).measure(populations.get(1), populations.getLast()));
            return all;
        }
    }
}
