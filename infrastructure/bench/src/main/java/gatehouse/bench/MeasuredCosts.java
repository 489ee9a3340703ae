package gatehouse.bench;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.costs.Costs;
import gatehouse.local.costs.OperationCosts;
import java.util.Optional;

/// The costs of every operation, measured once for all parts that want them.
final class MeasuredCosts {
    private static Optional<Costs> known = Optional.empty();

    private MeasuredCosts() {}

    static synchronized Costs get() {
        if (known.isEmpty()) {
            try (var system = LocalSystem.start(Options.usual().port(0))) {
                known = Optional.of(OperationCosts.of(system));
            }
        }
        return known.orElseThrow();
    }
}
