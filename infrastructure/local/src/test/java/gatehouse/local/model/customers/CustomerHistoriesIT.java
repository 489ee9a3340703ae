package gatehouse.local.model.customers;

import gatehouse.local.job.House;
import gatehouse.local.model.Difference;
import gatehouse.local.model.Histories;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How many, and which: [Histories].
class CustomerHistoriesIT {
    @Test
    @DisplayName(
            "C1-C11, D6: in random histories of customers and registrations the system does"
                    + " and shows what a naive model says")
    void histories() {
        Histories.play("customers", History::of, CustomerHistoriesIT::play);
    }

    private static Optional<Difference> play(List<Step> steps) {
        try (var player = new Player()) {
            return Comparison.of(steps, new Model(House.SYSTEM.clock().instant()), player);
        }
    }
}
