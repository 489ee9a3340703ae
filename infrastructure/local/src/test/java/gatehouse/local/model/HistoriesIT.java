package gatehouse.local.model;

import gatehouse.local.job.House;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How many, and which: [Histories].
class HistoriesIT {
    @Test
    @DisplayName("A4-A11: in random histories the system does and shows what a naive model says")
    void histories() {
        Histories.play("the vendor's people in tenants", History::of, HistoriesIT::play);
    }

    private static Optional<Difference> play(List<Step> steps) {
        var player = new Player();
        try {
            return Comparison.of(steps, new Model(House.SYSTEM.clock().instant()), player);
        } finally {
            player.troupe.leave();
        }
    }
}
